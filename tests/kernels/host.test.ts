import { expect, test } from 'vitest';
import type { AdapterCard } from '../../kernels/device/card';
import { failure } from '../../kernels/device/failure';
import { type Host, isFailure } from '../../kernels/host/host';
import { openSession } from '../../kernels/host/session';
import { chooseHost } from '../../kernels/profile/choose-host';
import { profile } from '../../kernels/profile/profile';
import type { TaskResult } from '../../kernels/run/task';
import type { Profile } from '../../server/core/profile';

const plain: AdapterCard = {
  name: 'A card',
  vendor: 'v',
  architecture: 'a',
  software: false,
  features: [],
  subgroupMin: 0,
  subgroupMax: 0,
  matrixShapes: [],
  workgroupBytes: 16384,
  workgroupThreads: 256,
  bindingBytes: 1 << 27,
};
const perfect: AdapterCard = {
  ...plain,
  features: ['shader-f16', 'subgroups', 'timestamp-query', 'chromium-experimental-subgroup-matrix'],
  subgroupMin: 32,
  subgroupMax: 32,
  matrixShapes: [{ input: 'f16', output: 'f32', m: 16, n: 16, k: 16 }],
};

const time = { median: 1e-3, p20: 1e-3, p80: 1e-3, count: 3 };
const result: TaskResult = {
  label: 'it',
  work: { flops: 1e9, bytes: 1e6, unit: 'f32' },
  relativeError: 1e-7,
  times: { device: time, wall: time, clock: 'device', runsPerSample: 1 },
};

/** What a test's process does: it opens with a card, answers tasks, ends, or stays silent. */
interface Script {
  readonly card?: AdapterCard;
  readonly answer?: 'result' | 'end';
}

/** A host of processes that exist in the test alone, and how many of them live. */
function scripted(name: Host['name'], { card, answer }: Script): Host & { readonly living: () => number } {
  let living = 0;
  return {
    name,
    boundsChecks: false,
    living: () => living,
    open: (seconds, signal) =>
      openSession(
        (listener) => {
          living++;
          if (card !== undefined) queueMicrotask(() => listener.message({ reply: 'opened', card }));
          return {
            send({ id }) {
              if (answer === 'result') listener.message({ reply: 'done', id, result });
              if (answer === 'end') listener.gone(failure('crashed', 'The driver crashed.'));
            },
            kill: () => living--,
          };
        },
        seconds,
        signal,
      ),
  };
}

test('of two hosts the one with the better adapter is taken, and the other ended', async () => {
  const hosts = [
    scripted('node', { card: { ...plain, software: true } }),
    scripted('browser', { card: plain }),
  ];
  expect(await chooseHost(hosts, 10)).toMatchObject({
    host: { name: 'browser' },
    why: 'The adapter of node can do less.',
  });
  await expect.poll(() => hosts.map((host) => host.living())).toEqual([0, 1]);
});

test('of equals the first is taken', async () => {
  const hosts = [scripted('node', { card: plain }), scripted('browser', { card: plain })];
  expect(await chooseHost(hosts, 10)).toMatchObject({ host: { name: 'node' } });
});

test('a silent host is not awaited, once another can do everything', async () => {
  const hosts = [scripted('browser', {}), scripted('node', { card: perfect })];
  expect(await chooseHost(hosts, 3600)).toMatchObject({ host: { name: 'node' } });
});

test('a run that is cancelled while it opens ends at once, with its process', async () => {
  const silent = scripted('node', {});
  const cancelling = new AbortController();
  const outcome = profile({ hosts: [silent], signal: cancelling.signal });
  expect(silent.living()).toBe(1);
  cancelling.abort();
  expect(await outcome).toMatchObject({ code: 'cancelled' });
  expect(silent.living()).toBe(0);
});

test('what is measured is reported point by point', async () => {
  const partial: Profile[] = [];
  const outcome = await profile({
    hosts: [scripted('node', { card: plain, answer: 'result' })],
    kernels: ['mfa', 'gemv'],
    batches: [4],
    contexts: [64],
    onPartial: (profile) => partial.push(profile),
  });
  if (isFailure(outcome)) throw new Error(outcome.message);
  expect(partial).toHaveLength(9);
  expect(partial.map(({ kernels }) => kernels.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 2]);
  expect(partial[1]?.probes).toMatchObject({ copyBytesPerSecond: 1e9, readBytesPerSecond: 1e9 });
  expect(partial.at(-1)).toEqual(outcome);
});

test('a device that fails three times in a row is left alone', async () => {
  const crashing = scripted('node', { card: plain, answer: 'end' });
  const outcome = await profile({ hosts: [crashing] });
  if (isFailure(outcome)) throw new Error(outcome.message);
  expect(outcome.failures.map(({ what }) => what)).toEqual([
    'probe copy',
    'probe read',
    'probe f32',
    'the rest',
  ]);
  expect(crashing.living()).toBe(0);
});
