import fs from 'node:fs';
import os from 'node:os';
import { measureMatrix } from './matrix';
import { measureLargeFile, measureScale } from './scale';
import { measureMemory, measureStart, measureTyping } from './server';
import { EDITED, EDITED_DEPLOYMENT } from './specs';
import type { Timing } from './statistics';

const LINES = [200, 2_000, 10_000];

function bundleSizes(): Readonly<Record<string, number>> {
  const files = fs.readdirSync('dist').filter((name) => name.endsWith('.js'));
  return Object.fromEntries(files.map((name) => [name, fs.statSync(`dist/${name}`).size]));
}

const milliseconds = ({ p50, p95 }: Timing): string[] => [`${p50.toFixed(2)} ms`, `${p95.toFixed(2)} ms`];
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    );
}

/** Measures everything, prints one table, and writes the figures as JSON where a path is given. */
async function main(output: string | undefined): Promise<void> {
  const start = await measureStart(10);
  const typing = [];
  for (const lines of LINES)
    typing.push({ file: `model of ${lines} lines`, ...(await measureTyping(lines, EDITED)) });
  typing.push({ file: 'deployment', ...(await measureTyping(200, EDITED_DEPLOYMENT)) });
  const memory = await measureMemory(2_000);
  const scale = await measureScale(1_000);
  const large = await measureLargeFile(15_500);
  const matrix = measureMatrix();
  const bundles = bundleSizes();
  printTable([
    ['', 'p50', 'p95'],
    ['start to initialize', ...milliseconds(start)],
    ...typing.map(({ file, keystroke }) => [`keystroke to findings, ${file}`, ...milliseconds(keystroke)]),
    ...typing.map(({ file, hover }) => [`keystroke to hover, ${file}`, ...milliseconds(hover)]),
    ['', 'before', 'after'],
    [`memory (RSS), ${memory.edits} edits`, megabytes(memory.before.rss), megabytes(memory.after.rss)],
    [`heap, ${memory.edits} edits`, megabytes(memory.before.heapUsed), megabytes(memory.after.heapUsed)],
    ['', 'first hover', 'all checked'],
    [`folder of ${scale.files} specs`, `${scale.open.toFixed(0)} ms`, `${scale.checked.toFixed(0)} ms`],
    ['', 'now', 'peak'],
    ['its memory (RSS)', megabytes(scale.rss), megabytes(scale.peak)],
    ['', 'open', 'keystroke'],
    [`file of ${megabytes(large.bytes)}`, `${large.open.toFixed(0)} ms`, `${large.keystroke.toFixed(0)} ms`],
    ['', 'a second'],
    ['model on card, one by one', Math.round(matrix.single).toLocaleString('en')],
    ['rows of the matrix', Math.round(matrix.matrix).toLocaleString('en')],
    ['', 'size'],
    ...Object.entries(bundles).map(([name, size]) => [`dist/${name}`, `${(size / 1000).toFixed(0)} kB`]),
  ]);
  if (output === undefined) return;
  const machine = { node: process.version, cpu: os.cpus()[0]?.model ?? '', cpus: os.cpus().length };
  fs.writeFileSync(
    output,
    `${JSON.stringify({ machine, start, typing, memory, scale, large, matrix, bundles }, null, 2)}\n`,
  );
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
