import fs from 'node:fs';
import path from 'node:path';
import type { Kind } from './tokenize';

const root = path.resolve(import.meta.dirname, '../..');

/** A file of ours, by its path in the repository. */
export interface SpecText {
  readonly file: string;
  readonly kind: Kind;
  readonly text: string;
}

/** The YAML files of a folder of the repository; the kind is in their names, or that of the folder. */
function specsIn(folder: string, kind?: Kind): readonly SpecText[] {
  return fs
    .readdirSync(path.join(root, folder))
    .sort()
    .flatMap((name) => {
      const own = (/\.(model|hardware|deployment)\.ya?ml$/.exec(name)?.[1] as Kind | undefined) ?? kind;
      if (own === undefined || !/\.ya?ml$/.test(name)) return [];
      const text = fs.readFileSync(path.join(root, folder, name), 'utf8');
      return [{ file: `${folder}/${name}`, kind: own, text }];
    });
}

/** Every form that YAML has, and a file that is broken in many ways. */
export const texts = specsIn('tests/grammar/texts');
/** What people read first and copy from. */
export const examples = [...specsIn('examples'), ...specsIn('client/walkthrough')];
/** The bundled models and cards. */
export const catalog = [
  ...specsIn('server/core/catalog/models', 'model'),
  ...specsIn('server/core/catalog/accelerators', 'hardware'),
];
