import type { SelectionRange } from 'vscode-languageserver-types';
import { rangesAround } from '../../../yaml';
import { toRange } from '../../present/diagnostics';
import type { SourceFile } from '../../workspace';

/** The selection ranges at offsets, from the innermost to the whole document. */
export function selectionRanges(file: SourceFile, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) =>
    rangesAround(file, offset).reduce<SelectionRange>(
      (parent, range, index) =>
        index === 0 ? { range: toRange(file, range) } : { range: toRange(file, range), parent },
      { range: toRange(file, { from: offset, to: offset }) },
    ),
  );
}
