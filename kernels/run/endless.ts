import type { OpenDevice } from '../device/open';

/** A shader with an endless loop that the compiler cannot detect. */
const ENDLESS = `@group(0) @binding(0) var<storage, read_write> word: array<atomic<u32>>;
@compute @workgroup_size(1)
fn main() { while (atomicLoad(&word[0]) != 1u) { atomicAdd(&word[1], 1u); } }`;

/** Occupies the device until its process is ended. */
export async function spinForever({ device, compile }: OpenDevice): Promise<never> {
  const lines = ENDLESS.split('\n').map((_, index) => ({ file: 'endless', line: index + 1 }));
  const pipeline = await compile('endless', { code: ENDLESS, lines });
  const buffer = device.createBuffer({ size: 16, usage: GPUBufferUsage.STORAGE });
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer } }],
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(1);
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return new Promise<never>(() => undefined);
}
