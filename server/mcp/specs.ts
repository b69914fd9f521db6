import { Specs } from '../tooling';
import type { RootedFiles } from './rooted-files';

/** Texts by path that replace the contents of files. */
type Texts = Readonly<Record<string, string>>;

/** The specs of one tool call: files below the roots, the catalog, and the caller's texts. */
export async function openSpecs(files: RootedFiles, texts: Texts = {}): Promise<Specs> {
  const specs = new Specs(files);
  for (const [name, text] of Object.entries(texts)) await specs.replace(name, text);
  return specs;
}
