import type { KeyPath } from '../../core/data';
import { locate, type Range } from '../../yaml/parse';
import type { SourceFile } from './source-file';

/** Something in a file: the value at a key path, or its key; or a piece of the text where no key path leads. */
export type Spot = { readonly at: KeyPath; readonly part?: 'key' | 'value' } | { readonly range: Range };

const NOWHERE: Range = { from: 0, to: 0 };

/** The part of a range that lies in its first line, so that a finding never colours a whole block. */
function oneLine({ text }: SourceFile, { from, to }: Range): Range {
  const end = text.slice(from, to).search(/[\r\n]/);
  return { from, to: end < 0 ? to : from + end };
}

/** Where a spot stands in the text, within one line. */
export function rangeOf(file: SourceFile, spot: Spot): Range {
  return 'range' in spot ? oneLine(file, spot.range) : placeOf(file, spot.at, spot.part);
}

/**
 * Where a key path stands: its value, or its key. A path that is not there (a missing key) falls back to the key of the
 * nearest thing above that is; through an alias or merge key it is the place of use.
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

/** The first line that says something: where a finding about the whole file goes. */
function firstLine(file: SourceFile): Range {
  const line = /^([^\S\r\n]*)[^\s#].*/m.exec(file.text);
  if (line === null) return NOWHERE;
  const [whole, indentation = ''] = line;
  return oneLine(file, { from: line.index + indentation.length, to: line.index + whole.length });
}
