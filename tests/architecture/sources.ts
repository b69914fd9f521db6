import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports';

const root = path.resolve(import.meta.dirname, '../..');

/** What an import names: a file as its path in the checkout, or a package, perhaps an entry of it. */
export type Import =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

/** A source file and what it imports. */
export interface Source {
  readonly file: string;
  readonly imports: readonly Import[];
}

/** The source files in a folder of the checkout; tests may import what they like. */
function sourceFiles(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => /\.ts$/.test(file) && !/(\.test|\.d|\/test-kit)\.ts$/.test(file));
}

/** Every source file of some folders with its imports. */
export function readSources(folders: readonly string[]): readonly Source[] {
  const files = folders.flatMap(sourceFiles);
  const known = new Set(files);
  return files.map((file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    return { file, imports: importsOf(file, text).map((name) => resolved(file, name, known)) };
  });
}

/** What the text of an import in a file names; `known` are the source files. */
export function resolved(file: string, written: string, known: ReadonlySet<string>): Import {
  if (!written.startsWith('.')) return { kind: 'package', name: written };
  const target = path.posix.join(path.posix.dirname(file), written);
  const found = [`${target}.ts`, `${target}/index.ts`].find((candidate) => known.has(candidate));
  return { kind: 'file', path: found ?? target };
}
