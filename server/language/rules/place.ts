import { locate, type Range, type YamlPath } from '../../yaml/parse';
import type { SourceFile } from '../workspace';

const NOWHERE: Range = { from: 0, to: 0 };

/** The part of a range that lies in its first line, so that a finding never colours a whole block. */
export function oneLine(file: SourceFile, range: Range): Range {
  const end = file.text.slice(range.from, range.to).search(/[\r\n]/);
  return end < 0 ? range : { from: range.from, to: range.from + end };
}

/**
 * Where a key path stands: its value, or its key. A path that is not there (a missing key) falls back to the key of the
 * nearest thing above that is; through an alias or merge key it is the place of use.
 */
export function placeOf(file: SourceFile, path: YamlPath, at: 'key' | 'value' = 'value'): Range {
  for (let length = path.length; length > 0; length--) {
    const found = locate(file.parsed, path.slice(0, length));
    if (found === undefined) continue;
    const whole = length === path.length;
    const range =
      found.via ??
      (whole && at === 'value' ? (found.value ?? found.key) : (found.key ?? found.value)) ??
      found.entry;
    if (range !== undefined) return oneLine(file, range);
  }
  return firstLine(file);
}

/** The first line that says something: where a finding about the whole file goes. */
function firstLine(file: SourceFile): Range {
  const line = /^([^\S\r\n]*)[^\s#].*/m.exec(file.text);
  if (line === null) return NOWHERE;
  const [whole, indentation = ''] = line;
  return oneLine(file, { from: line.index + indentation.length, to: line.index + whole.length });
}
