import type { HardwareFile } from '../../server/protocol/profile';

/** Words of a name that hold a number, also where it is written apart: `RTX 4090` gives 4090 and rtx4090. */
function numbered(name: string): readonly string[] {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const pairs = words.map((word, index) => word + (words[index + 1] ?? ''));
  return [...new Set([...words, ...pairs])].filter((word) => /\d/.test(word) && !/^\d+g(i?b)?$/.test(word));
}

/** How many letters of model numbers a hardware file has in common with an adapter. */
function resemblance(adapter: string, { uri, name }: HardwareFile): number {
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.hardware\.ya?ml$/, '');
  const own = new Set(numbered(`${name} ${file}`));
  return numbered(adapter)
    .filter((word) => own.has(word))
    .reduce((sum, word) => sum + word.length, 0);
}

/** The hardware file that is named most like an adapter; undefined where none has its model number. */
export function mostAlike(adapter: string, files: readonly HardwareFile[]): HardwareFile | undefined {
  return files
    .map((file) => ({ file, score: resemblance(adapter, file) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)[0]?.file;
}
