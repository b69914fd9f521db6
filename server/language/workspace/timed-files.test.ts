import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FileContent } from './ports';
import { TimedFiles } from './timed-files';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TEXT: FileContent = { ok: true, text: 'name: a\n' };
const SLOW: FileContent = { ok: false, reason: 'slow' };

it('gives up a read that hangs, asks its folder no more, and asks it again once the read comes back', async () => {
  const gives: ((content: FileContent) => void)[] = [];
  const asked: string[] = [];
  const files = new TimedFiles(
    {
      read(uri) {
        asked.push(uri);
        return uri.startsWith('file:///gone/')
          ? new Promise((resolve) => gives.push(resolve))
          : Promise.resolve(TEXT);
      },
    },
    100,
  );
  const first = files.read('file:///gone/a.model.yaml');
  expect(await files.read('file:///here/a.model.yaml')).toEqual(TEXT);
  await vi.advanceTimersByTimeAsync(100);
  expect(await first).toEqual(SLOW);
  expect(files.hangs).toBe(true);
  expect(await files.read('file:///gone/b.model.yaml')).toEqual(SLOW);
  expect(await files.read('file:///here/b.model.yaml')).toEqual(TEXT);
  expect(asked).not.toContain('file:///gone/b.model.yaml');

  gives[0]?.(TEXT);
  await vi.advanceTimersByTimeAsync(0);
  expect(files.hangs).toBe(false);
  const again = files.read('file:///gone/b.model.yaml');
  gives[1]?.(TEXT);
  expect(await again).toEqual(TEXT);
});
