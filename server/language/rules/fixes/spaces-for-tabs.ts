import type { SourceFile } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** Spaces of a level where nothing above shows how many a file uses. */
const USUAL_UNIT = 2;

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The spaces of a level in the lines above: the smallest step in. */
function unitOf(lines: readonly string[]): number {
  const indents = lines.map(indentOf).filter((indent) => indent > 0);
  return indents.length === 0 ? USUAL_UNIT : Math.min(...indents);
}

/** The indentation that the lines above determine for the next one: a level in after a key that opens a map or list. */
function indentBelow(above: readonly string[]): number | undefined {
  const lines = above.filter((line) => line.trim() !== '' && !/^\s*#/.test(line) && !/^ *\t/.test(line));
  const last = lines.at(-1);
  if (last === undefined) return undefined;
  return indentOf(last) + (/:\s*(?:#.*)?$/.test(last) ? unitOf(lines) : 0);
}

/** Writes spaces for the tabs that indent a run of lines, where the columns above determine how many. */
export function spacesForTabs(file: SourceFile, { from }: { readonly from: number }): readonly Proposal[] {
  const start = file.text.lastIndexOf('\n', from - 1) + 1;
  const tabs = /^[ \t]*\t[ \t]*/.exec(file.text.slice(start))?.[0];
  const indent = tabs === undefined ? undefined : indentBelow(file.text.slice(0, start).split(/\r?\n/));
  if (tabs === undefined || indent === undefined) return [];
  const insert = ' '.repeat(indent);
  return proposal(file, `Indent by ${indent} spaces`, [{ from: start, to: start + tabs.length, insert }]);
}
