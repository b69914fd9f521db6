import type { BufferPlan } from '../definition/program';
import { FailureError, fail } from '../device/failure';
import type { OpenDevice } from '../device/open';
import { fillRandom } from './fill';
import { tooLarge } from './size-limits';

/** The buffers of a program by name; rotating ones have several copies. */
export interface Buffers {
  /** The buffer of a name in copy `set`. */
  readonly get: (name: string, set: number) => GPUBuffer;
  readonly sets: number;
  readonly destroy: () => void;
}

/** All ones are NaN in every floating-point format used here. */
const POISON = 0xffffffff;
const POISON_STEP = 1 << 20;

/**
 * Creates and fills the buffers of a program.
 *
 * @param rotation total bytes of the copies of rotating buffers, so that no cache holds them
 */
export async function makeBuffers(
  open: OpenDevice,
  plans: readonly BufferPlan[],
  rotation: number,
): Promise<Buffers> {
  const rotating = plans.filter((plan) => plan.rotates).reduce((sum, plan) => sum + plan.bytes, 0);
  const sets = rotating === 0 ? 1 : Math.max(1, Math.ceil(rotation / rotating));
  const made = new Map<string, readonly GPUBuffer[]>();
  const destroy = () => {
    for (const buffer of [...made.values()].flat()) buffer.destroy();
  };
  const { device } = open;
  const most = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  const large = plans.find(({ bytes }) => bytes > most);
  if (large !== undefined) throw new FailureError(tooLarge(large.name, large.bytes, most));
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  try {
    for (const plan of plans) {
      const copies: GPUBuffer[] = [];
      made.set(plan.name, copies);
      for (let copy = 0; copy < (plan.rotates ? sets : 1); copy++)
        copies.push(await makeBuffer(open, plan, copy));
    }
  } catch (error) {
    destroy();
    throw error;
  } finally {
    const invalid = await device.popErrorScope();
    const memory = await device.popErrorScope();
    const error = memory ?? invalid;
    if (error !== null) {
      destroy();
      const total = plans.reduce((sum, plan) => sum + plan.bytes * (plan.rotates ? sets : 1), 0);
      fail('out-of-memory', `The device could not hold ${gigabytes(total)} of buffers: ${error.message}`);
    }
  }
  const get = (name: string, set: number): GPUBuffer => {
    const copies = made.get(name) ?? [];
    const buffer = copies[set % copies.length];
    if (buffer === undefined) throw new Error(`no buffer ${name}`);
    return buffer;
  };
  return { get, sets, destroy };
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;

async function makeBuffer(open: OpenDevice, plan: BufferPlan, copy: number): Promise<GPUBuffer> {
  const { device } = open;
  const kind = plan.uniform ? GPUBufferUsage.UNIFORM : GPUBufferUsage.STORAGE;
  const size = Math.ceil(plan.bytes / 16) * 16;
  const buffer = device.createBuffer({
    label: plan.name,
    size,
    usage: kind | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  const { content } = plan;
  if (content.kind === 'data') {
    const { buffer: bytes, byteOffset, byteLength } = content.data;
    device.queue.writeBuffer(buffer, 0, bytes, byteOffset, byteLength - (byteLength % 4));
  } else if (content.kind === 'random') {
    await fillRandom(open, buffer, content.format, content.seed + 1000 * copy, content.deviation ?? 1);
  } else {
    poison(device, buffer);
  }
  return buffer;
}

function poison(device: GPUDevice, buffer: GPUBuffer): void {
  const words = new Uint32Array(Math.min(POISON_STEP, buffer.size) / 4).fill(POISON);
  for (let offset = 0; offset < buffer.size; offset += POISON_STEP) {
    device.queue.writeBuffer(buffer, offset, words, 0, Math.min(POISON_STEP, buffer.size - offset) / 4);
  }
}

/** Reads bytes of a buffer back; offsets need not be multiples of 4. */
export async function readBuffer(
  device: GPUDevice,
  buffer: GPUBuffer,
  offset: number,
  bytes: number,
): Promise<ArrayBuffer> {
  const from = offset - (offset % 4);
  const size = Math.min(buffer.size - from, Math.ceil((offset + bytes - from) / 4) * 4);
  const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, from, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const copy = staging.getMappedRange().slice(offset - from, offset - from + bytes);
  staging.unmap();
  staging.destroy();
  return copy;
}
