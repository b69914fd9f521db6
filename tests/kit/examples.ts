import fs from 'node:fs';
import path from 'node:path';
import { catalog } from '../../server/core/catalog';
import type { SpecKind } from '../../server/core/spec';
import { kindOf, Workspace } from '../../server/language/workspace';
import { changed } from './texts';

/** A spec file to try things on. */
export interface SpecText {
  readonly name: string;
  readonly kind: SpecKind;
  readonly text: string;
}

/** The folder of the examples on the disk. */
const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');

/** Every example. */
export const exampleTexts: readonly SpecText[] = fs.readdirSync(EXAMPLES).flatMap((name): SpecText[] => {
  const kind = kindOf(name);
  return kind === undefined ? [] : [{ name, kind, text: fs.readFileSync(path.join(EXAMPLES, name), 'utf8') }];
});

/** Every file of the catalog. */
export const catalogTexts: readonly SpecText[] = catalog.map(({ id, kind, text }) => ({
  name: `${id}.${kind}.yaml`,
  kind,
  text,
}));

/** The uri of an example in {@link exampleWorkspace}. */
export const exampleUri = (name: string): string => `file:///examples/${name}`;

/** A workspace of the examples, with some of their words replaced. */
export function exampleWorkspace(
  ...changes: readonly (readonly [name: string, found: string, by: string])[]
): Workspace {
  const workspace = new Workspace();
  for (const { name, text } of exampleTexts) {
    const own = changes.filter(([of]) => of === name).map(([, found, by]) => [found, by]);
    workspace.update(exampleUri(name), changed(text, Object.fromEntries(own)));
  }
  return workspace;
}
