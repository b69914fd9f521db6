import path from 'node:path';
import type { KernelPoint } from '../../server/core/profile';
import { isFailure } from '../host/host';
import { nodeHost } from '../host/node';
import { probeSchema } from '../probe/probe';
import { type Ceilings, noCeilings, withProbe } from '../profile/ceilings';
import { pointsOf, tolerance } from '../profile/point';
import { makeRunner } from '../profile/runner';
import type { KernelSpec } from '../registry/registry';
import { checks, timed } from './plan';
import { table } from './table';

const TIMING = { samples: 50, warmUp: 0.3, budget: 2, rotation: 512e6 };
const TASK_SECONDS = 120;

/**
 * Checks and times every kernel on this machine's GPU and prints a table. `--safe` keeps Dawn's bounds checks,
 * `--json` prints the points instead. Expects `child.cjs`, and optionally the package `webgpu`, in its own folder.
 */
async function main(): Promise<void> {
  const host = nodeHost({
    command: [process.execPath],
    script: path.join(__dirname, 'child.cjs'),
    fast: !process.argv.includes('--safe'),
    ...(process.env.DECODE_LENS_WEBGPU ? { webgpu: process.env.DECODE_LENS_WEBGPU } : {}),
  });
  const session = await host.open(60);
  if (isFailure(session)) {
    console.log(`${session.message}\n${session.advice}`);
    process.exit(2);
  }
  const runner = makeRunner({ host, session }, 60);
  console.log(`${runner.card.name}${process.argv.includes('--safe') ? ', with bounds checks' : ''}`);

  let ceilings: Ceilings = noCeilings;
  for (const probe of probeSchema.options) {
    const result = await runner.run({ task: 'probe', probe, timing: TIMING }, TASK_SECONDS);
    if (isFailure(result)) console.log(`${probe}: ${result.code} ${result.message}`);
    else if (result.times !== undefined) {
      const seconds = result.times.device.median;
      ceilings = withProbe(ceilings, probe, result.work, seconds);
      const rate =
        result.work.bytes > 0
          ? `${(result.work.bytes / seconds / 1e9).toFixed(0)} GB/s`
          : `${(result.work.flops / seconds / 1e12).toFixed(1)} TFLOP/s`;
      console.log(`${result.label}: ${rate}`);
    }
  }

  let wrong = 0;
  for (const spec of checks) {
    const result = await runner.run({ task: 'kernel', spec, check: true }, TASK_SECONDS);
    const error = isFailure(result) ? result.message : (result.relativeError ?? Number.NaN);
    if (typeof error === 'number' && error < tolerance(spec)) continue;
    wrong++;
    console.log(`wrong: ${JSON.stringify(spec)}: ${error}`);
  }
  console.log(`${checks.length - wrong} of ${checks.length} checks passed`);

  const points: KernelPoint[] = [];
  for (const spec of timed) {
    points.push(...(await time(spec)));
  }
  console.log(process.argv.includes('--json') ? JSON.stringify(points) : table(points));
  runner.close();
  process.exit(wrong === 0 ? 0 : 1);

  async function time(spec: KernelSpec): Promise<readonly KernelPoint[]> {
    const result = await runner.run({ task: 'kernel', spec, timing: TIMING, check: true }, TASK_SECONDS);
    if (!isFailure(result)) return pointsOf(spec, result, ceilings);
    console.log(`${JSON.stringify(spec)}: ${result.code} ${result.message}`);
    return [];
  }
}

void main();
