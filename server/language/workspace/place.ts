import type { KeyPath } from '../../core/data';
import { locate, type Range } from '../../yaml/parse';
import type { SourceFile } from './source-file';

/** A location in a file: the key or the value at a key path, or a text range if there is no key path. */
export type Spot = { readonly at: KeyPath; readonly part?: 'key' | 'value' } | { readonly range: Range };

const NOWHERE: Range = { from: 0, to: 0 };

/** The part of a range on its first line, so that a finding never underlines a whole block. */
function oneLine({ text }: SourceFile, { from, to }: Range): Range {
  const end = text.slice(from, to).search(/[\r\n]/);
  return { from, to: end < 0 ? to : from + end };
}

/** The range of a spot in the text, within one line. */
export function rangeOf(file: SourceFile, spot: Spot): Range {
  return 'range' in spot ? oneLine(file, spot.range) : placeOf(file, spot.at, spot.part);
}

/**
 * The range of the key or the value at a key path. If the path is missing, the key of its nearest existing
 * ancestor; behind an alias or merge key, the place of use.
 */
export function placeOf(file: SourceFile, path: KeyPath, part: 'key' | 'value' = 'value'): Range {
  for (let length = path.length; length > 0; length--) {
    const found = locate(file.parsed, path.slice(0, length));
    if (found === undefined) continue;
    const whole = length === path.length;
    const range =
      found.via ??
      (whole && part === 'value' ? (found.value ?? found.key) : (found.key ?? found.value)) ??
      found.entry;
    if (range !== undefined) return oneLine(file, range);
  }
  return firstLine(file);
}

/** The first line with content: the place of a finding about the whole file. */
function firstLine(file: SourceFile): Range {
  const line = /^([^\S\r\n]*)[^\s#].*/m.exec(file.text);
  if (line === null) return NOWHERE;
  const [whole, indentation = ''] = line;
  return oneLine(file, { from: line.index + indentation.length, to: line.index + whole.length });
}
