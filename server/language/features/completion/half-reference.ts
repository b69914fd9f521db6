import { parseYaml, toValue } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';

const SCHEME = 'catalog:';

/**
 * The file as meant while `catalog:` is typed without an id, which YAML would parse as a key. Only the tree and
 * the data are repaired, by replacing the colon by a letter; all offsets stay.
 */
export function withHalfReference(file: SourceFile, offset: number): SourceFile {
  const { text, parsed } = file;
  if (
    !text.startsWith(SCHEME, offset - SCHEME.length) ||
    !/^(?:[\s,}]|$)/.test(text.slice(offset, offset + 1))
  )
    return file;
  const repaired = parseYaml(`${text.slice(0, offset - 1)}_${text.slice(offset)}`, parsed);
  return { ...file, parsed: repaired, data: toValue(repaired).value };
}
