import { readBuffer } from './buffers';
import { spread } from './statistics';
import type { Times, Timing } from './times';

/** The minimum duration of a sample in steps of the clock. */
const CLOCK_STEPS = 100;
/** The minimum duration of a wall-clock sample in seconds, much longer than submission. */
const WALL_SAMPLE = 0.02;
const MOST_RUNS = 2000;
/** Samples submitted together, so that the device is not idle between them. */
const BATCH = 64;
const LONGEST_SUBMIT = 0.25;

type Encode = (pass: GPUComputePassEncoder, set: number) => void;

/**
 * Times runs: warms up, determines how many runs the clock needs, then samples, rotating through the copies of the
 * inputs.
 */
export async function measure(device: GPUDevice, encode: Encode, timing: Timing): Promise<Times> {
  const onDevice = device.features.has('timestamp-query');
  const stopwatch = makeStopwatch(device, encode);
  try {
    let next = 0;
    const take = async (runs: number, samples: number): Promise<Batch> => {
      const batch = await stopwatch.time(next, runs, samples);
      next += runs * samples;
      return batch;
    };
    const seconds = ({ device: own, wall }: Batch) => Math.max(onDevice ? (own[0] ?? 0) : wall, 1e-7);
    let last = await take(1, 1);
    const step = onDevice ? CLOCK_STEPS * last.step : WALL_SAMPLE;
    last = await warmUp(take, seconds, last, timing.warmUp);
    const runs = Math.min(MOST_RUNS, Math.max(1, Math.ceil(step / seconds(last))));
    const each = seconds(last) * runs;
    const wanted = Math.max(3, Math.min(timing.samples, Math.floor(timing.budget / each)));
    const own: number[] = [];
    const wall: number[] = [];
    while (own.length < wanted) {
      const batch = await take(runs, onDevice ? Math.min(wanted - own.length, batchOf(each)) : 1);
      own.push(...(onDevice ? batch.device : [batch.wall]).map((value) => value / runs));
      wall.push(batch.wall / runs);
    }
    return {
      device: spread(own),
      wall: spread(wall),
      clock: onDevice ? 'device' : 'wall',
      runsPerSample: runs,
    };
  } finally {
    stopwatch.destroy();
  }
}

/** The ratio of times below which the clock rate still counts as rising. */
const RISING = 0.995;
const LONGEST_WARM_UP = 8;

/**
 * Runs without a pause, in intervals of `stretch` seconds, until one is no faster than the previous one: devices
 * raise their clock rate over seconds.
 */
async function warmUp(
  take: (runs: number, samples: number) => Promise<Batch>,
  seconds: (batch: Batch) => number,
  first: Batch,
  stretch: number,
): Promise<Batch> {
  let last = first;
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; stretch > 0 && round < LONGEST_WARM_UP; round++) {
    for (const begin = performance.now(); performance.now() - begin < stretch * 1e3; ) {
      last = await take(1, batchOf(seconds(last)));
    }
    const now = spread(last.device.length > 0 ? last.device : [last.wall]).median;
    if (now > before * RISING) break;
    before = now;
  }
  return last;
}

const batchOf = (seconds: number) => Math.max(1, Math.min(BATCH, Math.floor(LONGEST_SUBMIT / seconds)));

/** Samples that were submitted together, in seconds. */
interface Batch {
  readonly device: readonly number[];
  /** The mean wall-clock time of a sample, including submission. */
  readonly wall: number;
  /** The step of the device's clock, as far as these readings show. */
  readonly step: number;
}

/** Runs programs, each sample between two timestamps of the device. */
function makeStopwatch(device: GPUDevice, encode: Encode) {
  const queries = device.features.has('timestamp-query')
    ? device.createQuerySet({ type: 'timestamp', count: 2 * BATCH })
    : undefined;
  const resolved = device.createBuffer({
    size: 16 * BATCH,
    usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
  });
  const time = async (set: number, runs: number, samples: number): Promise<Batch> => {
    const encoder = device.createCommandEncoder();
    for (let sample = 0; sample < samples; sample++) {
      const writes = (querySet: GPUQuerySet) => ({
        timestampWrites: {
          querySet,
          beginningOfPassWriteIndex: 2 * sample,
          endOfPassWriteIndex: 2 * sample + 1,
        },
      });
      const pass = encoder.beginComputePass(queries === undefined ? {} : writes(queries));
      for (let run = 0; run < runs; run++) encode(pass, set + sample * runs + run);
      pass.end();
    }
    if (queries !== undefined) encoder.resolveQuerySet(queries, 0, 2 * samples, resolved, 0);
    const commands = encoder.finish();
    const begin = performance.now();
    device.queue.submit([commands]);
    await device.queue.onSubmittedWorkDone();
    const wall = (performance.now() - begin) / 1e3 / samples;
    if (queries === undefined) return { device: [], wall, step: 0 };
    const readings = new BigUint64Array(await readBuffer(device, resolved, 0, 16 * samples));
    const lengths = Array.from({ length: samples }, (_, i) =>
      Number((readings[2 * i + 1] ?? 0n) - (readings[2 * i] ?? 0n)),
    );
    return { device: lengths.map((value) => value / 1e9), wall, step: clockStep(readings) };
  };
  const destroy = () => {
    queries?.destroy();
    resolved.destroy();
  };
  return { time, destroy };
}

/** Browsers round timestamps down to a power of two of nanoseconds, which shows as trailing zeros. */
function clockStep(readings: BigUint64Array): number {
  const set = readings.reduce((all, reading) => all | reading, 0n);
  let step = 1;
  for (let bits = set; bits !== 0n && (bits & 1n) === 0n && step < 1 << 20; bits >>= 1n) step *= 2;
  return step / 1e9;
}
