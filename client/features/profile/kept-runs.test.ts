import { expect, test } from 'vitest';
import type { Uri } from 'vscode';
import { keptRuns } from './kept-runs';
import { aRun } from './runs.fixture';

/** A file system that holds one file. */
function disk(text?: string) {
  let content = text;
  const at = { toString: () => 'file' } as unknown as Uri;
  const files = {
    async readFile() {
      if (content === undefined) throw new Error('there is no such file');
      return new TextEncoder().encode(content);
    },
    async writeFile(_: Uri, bytes: Uint8Array) {
      content = new TextDecoder().decode(bytes);
    },
    async createDirectory() {},
  };
  return { kept: () => keptRuns({ folder: at, file: at }, files), text: () => content };
}

test('what is kept is there after a restart, the newest first', async () => {
  const { kept } = disk();
  expect(await kept().read()).toEqual([]);
  await kept().add(aRun('A', '1'));
  expect(await kept().add(aRun('B', '2'))).toHaveLength(2);
  expect(await kept().read()).toEqual([aRun('B', '2'), aRun('A', '1')]);
});

test.each(['', '{"half": ', '[{"adapter": "A"}]', '{}'])('a damaged file is as none: %j', async (text) => {
  const { kept } = disk(text);
  expect(await kept().read()).toEqual([]);
  await kept().add(aRun('A', '1'));
  expect(await kept().read()).toEqual([aRun('A', '1')]);
});
