import type { Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { type Failure, FailureError, fail, failure } from '../device/failure';
import type { OpenDevice } from '../device/open';
import { probeProgram } from '../probe/program';
import { kernelProgram } from '../registry/programs';
import { spinForever } from './endless';
import { measure } from './measure';
import { type Prepared, prepare } from './prepared';
import { sizeFailure } from './size-limits';
import type { Task, TaskResult } from './task';
import type { Timing } from './times';

/** Runs a task on an open device; all errors are returned as failures. */
export async function perform(open: OpenDevice, task: Task): Promise<TaskResult | Failure> {
  try {
    return await attempt(open, task);
  } catch (error) {
    const lost = open.lost();
    if (lost !== undefined) return failure('device-lost', `The device was lost: ${lost}`);
    if (error instanceof FailureError) return error.failure;
    return failure('crashed', `The run broke off: ${String(error)}`);
  }
}

async function attempt(open: OpenDevice, task: Task): Promise<TaskResult> {
  if (task.task === 'endless') return spinForever(open);
  const { card } = open;
  const size = task.task === 'kernel' ? sizeFailure(task.spec, card) : undefined;
  if (size !== undefined) throw new FailureError(size);
  const program = build(task, card);
  if (program === undefined) {
    const what =
      task.task === 'probe' ? `the probe ${task.probe}` : `${task.spec.kernel} ${task.spec.variant}`;
    return fail('unsupported', `${card.name} cannot run ${what} at this size.`);
  }
  return run(open, program, task.timing, task.task === 'probe' || task.check);
}

/** The program of a task. Inputs that this process cannot allocate count as too large. */
function build(task: Exclude<Task, { task: 'endless' }>, card: AdapterCard): Program | undefined {
  try {
    return task.task === 'probe' ? probeProgram(task.probe, card) : kernelProgram(task.spec, card);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail('out-of-memory', 'Its inputs are larger than this process can allocate.');
  }
}

async function run(
  open: OpenDevice,
  program: Program,
  timing: Timing | undefined,
  check: boolean,
): Promise<TaskResult> {
  const { device } = open;
  const uncaptured: string[] = [];
  const note = (event: GPUUncapturedErrorEvent) => uncaptured.push(event.error.message);
  device.addEventListener('uncapturederror', note);
  let prepared: Prepared | undefined;
  try {
    prepared = await prepare(open, program, timing?.rotation ?? 0);
    const error = check ? await prepared.check() : undefined;
    const times = timing === undefined ? undefined : await measure(device, prepared.encode, timing);
    if (uncaptured[0] !== undefined) fail('bad-shader', `${program.label}: ${uncaptured[0]}`);
    return {
      label: program.label,
      work: program.work,
      ...(error === undefined ? {} : { relativeError: Number.isNaN(error) ? null : error }),
      ...(times === undefined ? {} : { times }),
    };
  } finally {
    device.removeEventListener('uncapturederror', note);
    prepared?.destroy();
  }
}
