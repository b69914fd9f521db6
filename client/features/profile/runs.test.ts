import { describe, expect, test } from 'vitest';
import type { Failure, Host } from '../../../kernels';
import type { KeptRuns } from './kept-runs';
import { createRuns } from './runs';
import { aRun } from './runs.fixture';

const failure: Failure = { code: 'no-adapter', message: 'None.', advice: 'Get one.' };
const none: Host = { name: 'node', boundsChecks: false, open: async () => failure };
const usual = { kernels: [], batches: [], contexts: [] };
const kept: KeptRuns = { read: async () => [aRun('A', '2'), aRun('A', '1')], add: async () => [] };

/** A host that opens nothing until it is cancelled. */
const silent: Host = {
  name: 'node',
  boundsChecks: false,
  open: (_, signal) =>
    new Promise((resolve) => {
      const cancelled = () => resolve({ ...failure, code: 'cancelled' });
      if (signal?.aborted) cancelled();
      signal?.addEventListener('abort', cancelled);
    }),
};

describe('the runs of an editor', () => {
  test('begin with what was kept', async () => {
    const runs = createRuns(
      kept,
      () => ({ hosts: [none], taskSeconds: 1 }),
      () => {},
    );
    expect(await runs.state()).toEqual({
      running: null,
      profile: aRun('A', '2'),
      previous: aRun('A', '1'),
      failure: null,
    });
  });

  test('that give nothing leave the last one, and say why', async () => {
    const runs = createRuns(
      kept,
      () => ({ hosts: [none], taskSeconds: 1 }),
      () => {},
    );
    expect(await runs.start(usual, () => {})).toEqual(failure);
    expect(await runs.state()).toMatchObject({ running: null, profile: aRun('A', '2'), failure });
  });

  test('say what else can be done where a place was not tried', async () => {
    const wanted = { ...usual, host: 'node' as const };
    const asked: unknown[] = [];
    const runs = createRuns(
      kept,
      (what) => {
        asked.push(what);
        return { hosts: [none], taskSeconds: 1, otherwise: 'Or try the page.' };
      },
      () => {},
    );
    const advised = { ...failure, advice: 'Get one. Or try the page.' };
    expect(await runs.start(wanted, () => {})).toEqual(advised);
    expect((await runs.state()).failure).toEqual(advised);
    expect(asked).toEqual([wanted]);
  });

  test('go on one at a time, and can be cancelled while they open', async () => {
    let changes = 0;
    const runs = createRuns(
      kept,
      () => ({ hosts: [silent], taskSeconds: 1 }),
      () => changes++,
    );
    const first = runs.start(usual, () => {});
    const second = runs.start(usual, () => {});
    expect(second).toBe(first);
    expect(await runs.state()).toMatchObject({ running: { done: 0, now: 'opening the GPU' } });
    runs.cancel();
    expect(await first).toMatchObject({ code: 'cancelled' });
    expect(runs.isRunning()).toBe(false);
    expect(changes).toBe(2);
  });

  test('refuse a kernel that there is not, by its name', async () => {
    const runs = createRuns(
      kept,
      () => ({ hosts: [none], taskSeconds: 1 }),
      () => {},
    );
    await expect(runs.start({ ...usual, kernels: ['mfa', 'mfb'] }, () => {})).rejects.toThrow(
      /^mfb: no such kernel/,
    );
    expect(runs.isRunning()).toBe(false);
  });
});
