import { Specs } from '../tooling';
import type { RootedFiles } from './rooted-files';

/** Texts by path that count instead of what the files hold. */
type Texts = Readonly<Record<string, string>>;

/** The specs of one tool call: files below the roots, the catalog, and the texts that the caller tries out. */
export async function openSpecs(files: RootedFiles, texts: Texts = {}): Promise<Specs> {
  const specs = new Specs(files);
  for (const [name, text] of Object.entries(texts)) await specs.replace(name, text);
  return specs;
}
