import { mayBeSameCard, nameWords } from '../../server/core/calibrate/same-card';
import { fileName } from '../../server/core/text/file-name';
import type { HardwareFile } from '../../server/protocol/profile';

/** The name of a hardware file, with that of its card. */
const nameOf = ({ uri, name }: HardwareFile): string =>
  `${fileName(uri).replace(/\.hardware\.ya?ml$/, '')} ${name}`;

/** The hardware file with the name most similar to an adapter's; undefined if none may be of the same card. */
export function mostAlike(adapter: string, files: readonly HardwareFile[]): HardwareFile | undefined {
  const words = nameWords(adapter);
  const shared = (file: HardwareFile): number => {
    const own = nameWords(nameOf(file));
    return words.filter((word) => own.includes(word)).length;
  };
  return files
    .filter((file) => mayBeSameCard(adapter, nameOf(file)))
    .map((file) => ({ file, score: shared(file) }))
    .sort((one, other) => other.score - one.score)[0]?.file;
}
