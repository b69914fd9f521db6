import type { RandomFormat } from '../definition/program';
import type { OpenDevice } from '../device/open';
import { type Expanded, expand } from '../template/expand';
import fillText from './fill.wgsl';

const WORKGROUPS = 4096;

/** Scales with which the stored numbers have a variance near 1. */
const SCALE_BASE = 1 / 100;

/** The shader that fills a buffer with random data of a format. */
export function fillShader(format: RandomFormat, deviation: number): Expanded {
  const switches = {
    F16: 0,
    INT8: 0,
    E4M3: 0,
    SCALE: 0,
    [format.toUpperCase()]: 1,
    SCALE_BASE,
    DEVIATION: deviation,
  };
  return expand([{ file: 'run/fill.wgsl', text: fillText }], switches);
}

/** Fills a storage buffer with random data on the device. */
export async function fillRandom(
  { device, compile }: OpenDevice,
  buffer: GPUBuffer,
  format: RandomFormat,
  seed: number,
  deviation: number,
): Promise<void> {
  const pipeline = await compile(`fill ${format}`, fillShader(format, deviation));
  const words = buffer.size / 4;
  const params = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(
    params,
    0,
    new Uint32Array([words, Math.imul(seed, 0x85ebca6b), WORKGROUPS * 256, 0]),
  );
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [
      { binding: 0, resource: { buffer } },
      { binding: 1, resource: { buffer: params } },
    ],
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(Math.min(WORKGROUPS, Math.ceil(words / 256)));
  pass.end();
  device.queue.submit([encoder.finish()]);
}
