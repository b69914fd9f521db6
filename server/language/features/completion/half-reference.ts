import { parseYaml, toValue } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';

const SCHEME = 'catalog:';

/**
 * The file as it is meant while `catalog:` is typed and nothing follows it yet: YAML would read a key there. Only the
 * tree and the data are mended, by a letter in the colon's place; all offsets stay.
 */
export function withHalfReference(file: SourceFile, offset: number): SourceFile {
  const { text, parsed } = file;
  if (
    !text.startsWith(SCHEME, offset - SCHEME.length) ||
    !/^(?:[\s,}]|$)/.test(text.slice(offset, offset + 1))
  )
    return file;
  const mended = parseYaml(`${text.slice(0, offset - 1)}_${text.slice(offset)}`, parsed);
  return { ...file, parsed: mended, data: toValue(mended).value };
}
