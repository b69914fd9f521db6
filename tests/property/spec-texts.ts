import fs from 'node:fs';
import path from 'node:path';
import { catalog } from '../../server/core/catalog';
import type { SpecKind } from '../../server/core/spec';
import { kindOf } from '../../server/language/workspace';

/** A spec file to try things on. */
export interface SpecText {
  readonly name: string;
  readonly kind: SpecKind;
  readonly text: string;
}

const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');

/** Every example that a newcomer opens. */
export const exampleTexts: readonly SpecText[] = fs.readdirSync(EXAMPLES).flatMap((name): SpecText[] => {
  const kind = kindOf(name);
  return kind === undefined ? [] : [{ name, kind, text: fs.readFileSync(path.join(EXAMPLES, name), 'utf8') }];
});

/** Every bundled file. */
export const catalogTexts: readonly SpecText[] = catalog.map(({ id, kind, text }) => ({
  name: `${id}.${kind}.yaml`,
  kind,
  text,
}));
