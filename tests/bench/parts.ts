import fs from 'node:fs';
import { measureEstimates } from './estimate';
import { measureMatrix } from './matrix';
import { measureReaders } from './parsers';
import { comparison, type Race } from './peer/comparison';
import type { Peer } from './peer/contestants';
import { race } from './peer/race';
import { measureLargeFile, measureScale } from './scale';
import { measureSearch } from './search';
import { measureMemory, measureStart, measureTyping } from './server';
import { EDITED, EDITED_DEPLOYMENT } from './specs';
import { megabytes, milliseconds, type Table, times, whole } from './table';

/** What a part of the benchmark measured: the figures, and how they are printed. */
interface Measurement {
  readonly figures: unknown;
  readonly table: Table;
}

/** What is measured of the large file: just under the limit, and a megabyte, which is over it. */
const LARGE = [11_800, 15_700];

async function start(): Promise<Measurement> {
  const figures = await measureStart(10);
  return { figures, table: { head: ['', 'p50', 'p95'], rows: [['start to initialize', ...times(figures)]] } };
}

async function typing(): Promise<Measurement> {
  const figures = [];
  for (const lines of [200, 2_000, 10_000])
    figures.push({ file: `model of ${whole(lines)} lines`, ...(await measureTyping(lines, EDITED)) });
  figures.push({ file: 'deployment', ...(await measureTyping(200, EDITED_DEPLOYMENT)) });
  const rows = figures.flatMap(({ file, keystroke, hover }) => [
    [`keystroke to findings, ${file}`, ...times(keystroke)],
    [`keystroke to hover, ${file}`, ...times(hover)],
  ]);
  return { figures, table: { head: ['', 'p50', 'p95'], rows } };
}

async function memory(): Promise<Measurement> {
  const figures = await measureMemory(2_000);
  const { edits, before, after } = figures;
  const rows = [
    [`memory (RSS), ${whole(edits)} edits`, megabytes(before.rss), megabytes(after.rss)],
    [`heap, ${whole(edits)} edits`, megabytes(before.heapUsed), megabytes(after.heapUsed)],
  ];
  return { figures, table: { head: ['', 'before', 'after'], rows } };
}

async function scale(): Promise<Measurement> {
  const figures = await measureScale(1_000);
  const rows = [
    ['to the first hover', milliseconds(figures.open)],
    ['until all are checked', milliseconds(figures.checked)],
    ['memory (RSS) then', megabytes(figures.rss)],
    ['at its peak', megabytes(figures.peak)],
  ];
  return { figures, table: { head: [`folder of ${whole(figures.files)} specs`, ''], rows } };
}

async function large(): Promise<Measurement> {
  const figures = [];
  for (const lines of LARGE) figures.push(await measureLargeFile(lines));
  const rows = figures.map(({ bytes, open, keystroke, codes }) => [
    `${megabytes(bytes)}: ${codes.join() || 'no findings'}`,
    milliseconds(open),
    ...times(keystroke),
  ]);
  return { figures, table: { head: ['large file', 'open', 'keystroke p50', 'p95'], rows } };
}

async function yaml(peer: Peer | undefined): Promise<Measurement> {
  if (peer === undefined) throw new Error('the YAML language server is not there');
  const races: Race[] = [];
  for (const [lines, rounds] of [
    [200, { warmUp: 40, measured: 40, debounced: 8, asked: 80 }],
    [2_000, { warmUp: 40, measured: 20, debounced: 4, asked: 60 }],
    [10_000, { warmUp: 4, measured: 6, debounced: 2, asked: 6 }],
  ] as const)
    races.push({ lines, results: await race(lines, rounds, peer) });
  return { figures: { version: peer.version, races }, table: comparison(races, peer.version) };
}

function parsers(): Measurement {
  const figures = [
    [10, 200],
    [40, 200],
    [200, 100],
    [2_000, 12],
    [10_000, 4],
  ].flatMap(([lines = 0, rounds = 0]) => measureReaders(lines, rounds));
  const rows = figures.map(({ lines, name, open, keystroke }) => [
    `${whole(lines)} lines, ${name}`,
    milliseconds(open.p50),
    milliseconds(keystroke.p50),
  ]);
  return { figures, table: { head: ['YAML', 'from nothing', 'keystroke'], rows } };
}

function costs(): Measurement {
  const figures = { matrix: measureMatrix(), estimates: measureEstimates() };
  const rows = [
    ['model on card, one by one', whole(figures.matrix.single)],
    ['rows of the matrix', whole(figures.matrix.matrix)],
    ['steps of a deployment, as searches take them', whole(figures.estimates.step)],
    ['whole estimates, AFD', whole(figures.estimates.estimate)],
    ['whole estimates, colocated', whole(figures.estimates.colocated)],
    ['steps simulated with a timeline', whole(figures.estimates.simulatedSteps)],
  ];
  return { figures, table: { head: ['costs', 'a second'], rows } };
}

function search(): Measurement {
  const figures = measureSearch();
  const [early, late] = figures.heap;
  const rows = [
    ['points', whole(figures.points)],
    ['to the first point', milliseconds(figures.firstPoint)],
    ['to the whole frontier', milliseconds(figures.seconds * 1000)],
    ['points a second', whole(figures.pointsPerSecond)],
    ['rows bounded a second', whole(figures.boundsPerSecond)],
    ['estimates a second, bounds included', whole(figures.estimatesPerSecond)],
    ['heap after a hundredth', megabytes(early)],
    ['heap after all', megabytes(late)],
  ];
  return { figures, table: { head: ['search of a space', ''], rows } };
}

function sizes(): Measurement {
  const files = fs.readdirSync('dist').filter((name) => name.endsWith('.js'));
  const figures = Object.fromEntries(files.map((name) => [name, fs.statSync(`dist/${name}`).size]));
  const rows = Object.entries(figures).map(([name, size]) => [`dist/${name}`, `${whole(size / 1000)} kB`]);
  return { figures, table: { head: ['bundle', 'size'], rows } };
}

/** The parts of the benchmark by name, in the order in which they run. */
export const PARTS = { start, typing, memory, scale, large, yaml, parsers, costs, search, sizes } as const;
export type PartName = keyof typeof PARTS;
