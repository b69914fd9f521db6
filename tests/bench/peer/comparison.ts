import type { Timing } from '../statistics';
import { megabytes, milliseconds, type Table } from '../table';
import type { Name } from './contestants';
import type { Result } from './race';

/** What the servers took on a model of so many lines. */
export interface Race {
  readonly lines: number;
  readonly results: Readonly<Record<Name, Result>>;
}

const LABELS = {
  findings: 'edit to findings, without the debounce',
  debounced: 'edit to findings, as delivered',
  completion: 'edit to completion',
  hover: 'hover',
};

const pair = ({ p50, p95 }: Timing): string => `${milliseconds(p50)} / ${milliseconds(p95)}`;
const factor = (ours: number, theirs: number): string =>
  `${(theirs / ours).toFixed(ours < theirs ? 0 : 2)} x`;

function row(label: string, ours: Timing, theirs: Timing): readonly string[] {
  return [label, pair(ours), pair(theirs), factor(ours.p50, theirs.p50), factor(ours.p95, theirs.p95)];
}

function rowsOf({ lines, results }: Race): (readonly string[])[] {
  const { ours, yaml, 'yaml at once': atOnce } = results;
  const about = (label: string): string => `${lines.toLocaleString('en')} lines: ${label}`;
  return [
    row(about(LABELS.findings), ours.findings, atOnce.findings),
    row(about(LABELS.debounced), ours.findings, yaml.findings),
    row(about(LABELS.completion), ours.completion, yaml.completion),
    row(about(LABELS.hover), ours.hover, yaml.hover),
    [
      about(`memory (RSS) after ${ours.edits} and ${atOnce.edits} edits`),
      megabytes(ours.rss),
      megabytes(atOnce.rss),
      factor(ours.rss, atOnce.rss),
    ],
  ];
}

/** The races as a table: p50 and p95 of each, and how many times longer the other server takes. */
export function comparison(races: readonly Race[], version: string): Table {
  return {
    head: ['p50 / p95', 'decode-lens', `yaml-language-server ${version}`, 'p50', 'p95'],
    rows: races.flatMap(rowsOf),
  };
}
