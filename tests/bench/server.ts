import path from 'node:path';
import { Client } from '../lsp/kit/client';
import { Folder } from '../lsp/kit/folder';
import { EDITED, folderOf100 } from './specs';
import { type Timing, timing } from './statistics';
import { keystrokes, rest, typeAndHover, typeAndWait } from './typing';

const WARM_UP = 100;
const EDITS = 200;
/** A hover of a large model takes its time, and varies little. */
const HOVERS = 60;

/** How fast the server follows typing. */
export interface Measured {
  readonly keystroke: Timing;
  readonly hover: Timing;
}

async function withServer<Result>(
  lines: number,
  file: string,
  nodeOptions: readonly string[],
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const folder = new Folder(folderOf100(lines));
  const client = await Client.start(path.resolve('dist/server.js'), ['--stdio'], folder, { nodeOptions });
  try {
    await client.open(file);
    // Waits for the folder to be read.
    await client.hover(file, 'name: ');
    await rest(client);
    return await use(client);
  } finally {
    await client.stop();
    folder.delete();
  }
}

/** Keystroke to findings, and keystroke to hover, in a file of a folder whose edited model has so many lines. */
export function measureTyping(lines: number, file: string): Promise<Measured> {
  return withServer(lines, file, [], async (client) => {
    const strokes = keystrokes(client.textOf(file), WARM_UP + EDITS);
    const typing: number[] = [];
    for (const stroke of strokes) {
      typing.push(await typeAndWait(client, file, stroke));
      await rest(client);
    }
    const hovers: number[] = [];
    for (const stroke of strokes.slice(WARM_UP, WARM_UP + HOVERS)) {
      hovers.push(await typeAndHover(client, file, stroke, 'name: '));
      await rest(client);
    }
    return { keystroke: timing(typing.slice(WARM_UP)), hover: timing(hovers) };
  });
}

/** Memory of the server before and after edits, in bytes, its garbage collected first. */
export interface Memory {
  readonly edits: number;
  readonly before: { readonly rss: number; readonly heapUsed: number };
  readonly after: { readonly rss: number; readonly heapUsed: number };
}

async function memoryNow(client: Client): Promise<Memory['before']> {
  const output = client.process.stderr;
  if (output === null) throw new Error('the server has no error output');
  const answer = new Promise<string>((resolve) => output.once('data', (data) => resolve(String(data))));
  client.process.kill('SIGUSR2');
  return JSON.parse(await answer) as Memory['before'];
}

/** Memory after a folder of 100 specs was read and after 1,000 edits of a file of so many lines. */
export function measureMemory(lines: number): Promise<Memory> {
  const options = ['--expose-gc', '--require', path.resolve('tests/bench/memory-on-signal.cjs')];
  return withServer(lines, EDITED, options, async (client) => {
    const edits = 1000;
    const before = await memoryNow(client);
    for (const stroke of keystrokes(client.textOf(EDITED), edits)) await typeAndWait(client, EDITED, stroke);
    return { edits, before, after: await memoryNow(client) };
  });
}

/** From the start of the process to its answer to `initialize`. */
export async function measureStart(times: number): Promise<Timing> {
  const folder = new Folder();
  const measured: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    const client = await Client.start(path.resolve('dist/server.js'), ['--stdio'], folder);
    measured.push(performance.now() - start);
    await client.stop();
  }
  folder.delete();
  return timing(measured);
}
