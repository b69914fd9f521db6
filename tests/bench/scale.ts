import path from 'node:path';
import { Client } from '../lsp/kit/client';
import { Folder } from '../lsp/kit/folder';
import { memoryOf } from './process-memory';
import { EDITED, folderOf, modelOf } from './specs';
import { type Timing, timing } from './statistics';
import { keystrokes, typeAndWait } from './typing';

/** What a large folder asks of the server. */
export interface Scale {
  readonly files: number;
  /** Milliseconds from the start of the process to the first hover, which waits for the whole folder. */
  readonly open: number;
  /** Milliseconds until every file has been checked. */
  readonly checked: number;
  /** Memory of the process then, in bytes, and its peak. */
  readonly rss: number;
  readonly peak: number;
}

/** Opens a folder of so many specs, of which a half are deployments. */
export async function measureScale(files: number): Promise<Scale> {
  const folder = new Folder(folderOf(files, 200));
  // The last file to be checked is one that has a finding, by its name.
  folder.write('zzz.model.yaml', 'name: Last\n');
  const start = performance.now();
  const client = await Client.start(path.resolve('dist/server.js'), ['--stdio'], folder);
  try {
    await client.open(EDITED);
    await client.hover(EDITED, 'name: Searched');
    const open = performance.now() - start;
    await client.until('zzz.model.yaml', ({ diagnostics }) => diagnostics.length > 0);
    const checked = performance.now() - start;
    const { pid } = client;
    return { files, open, checked, rss: memoryOf(pid, 'now'), peak: memoryOf(pid, 'peak') };
  } finally {
    await client.stop();
    folder.delete();
  }
}

/** What a file asks of the server that is about as large as specs may be. */
export interface LargeFile {
  readonly bytes: number;
  /** Milliseconds from opening to findings, and from a keystroke to findings. */
  readonly open: number;
  readonly keystroke: Timing;
  /** The codes of what was found in it at first. */
  readonly codes: readonly unknown[];
}

/** Opens a model of so many lines, and types into it. */
export async function measureLargeFile(lines: number): Promise<LargeFile> {
  const text = modelOf(lines);
  const folder = new Folder({});
  const client = await Client.start(path.resolve('dist/server.js'), ['--stdio'], folder);
  try {
    const start = performance.now();
    await client.open(EDITED, text);
    const codes = [...new Set(await client.codes(EDITED))];
    const open = performance.now() - start;
    const typing: number[] = [];
    for (const stroke of keystrokes(text, 60)) typing.push(await typeAndWait(client, EDITED, stroke));
    return { bytes: text.length, open, keystroke: timing(typing), codes };
  } finally {
    await client.stop();
    folder.delete();
  }
}
