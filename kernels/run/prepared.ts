import type { Program } from '../definition/program';
import type { OpenDevice } from '../device/open';
import { type Buffers, makeBuffers, readBuffer } from './buffers';

/** A program on a device, ready to run. */
export interface Prepared {
  /** Encodes one run with copy `set` of the rotating buffers. */
  readonly encode: (pass: GPUComputePassEncoder, set: number) => void;
  /** Number of copies of the rotating buffers. */
  readonly sets: number;
  /** Runs once and compares with the reference; returns the relative error. */
  readonly check: () => Promise<number>;
  readonly destroy: () => void;
}

/** Compiles a program's shaders, fills its buffers and binds them. */
export async function prepare(open: OpenDevice, program: Program, rotation: number): Promise<Prepared> {
  const { device, compile } = open;
  const pipelines = await Promise.all(program.passes.map((pass) => compile(pass.label, pass.shader)));
  const buffers = await makeBuffers(open, program.buffers, rotation);
  const groups = Array.from({ length: buffers.sets }, (_, set) =>
    bindAll(device, program, pipelines, buffers, set),
  );
  const encode = (pass: GPUComputePassEncoder, set: number): void => {
    for (const [index, { grid }] of program.passes.entries()) {
      const [pipeline, group] = [pipelines[index], groups[set % groups.length]?.[index]];
      if (pipeline === undefined || group === undefined) throw new Error('a pass without its pipeline');
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...grid);
    }
  };
  const check = async (): Promise<number> => {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    encode(pass, 0);
    pass.end();
    device.queue.submit([encoder.finish()]);
    return program.check((name, offset, bytes) => readBuffer(device, buffers.get(name, 0), offset, bytes));
  };
  return { encode, sets: buffers.sets, check, destroy: buffers.destroy };
}

function bindAll(
  device: GPUDevice,
  program: Program,
  pipelines: readonly GPUComputePipeline[],
  buffers: Buffers,
  set: number,
): readonly GPUBindGroup[] {
  return program.passes.map(({ label, bindings }, index) => {
    const pipeline = pipelines[index];
    if (pipeline === undefined) throw new Error(`no pipeline for ${label}`);
    const entries = Object.entries(bindings).map(([binding, name]) => ({
      binding: Number(binding),
      resource: { buffer: buffers.get(name, set) },
    }));
    return device.createBindGroup({ label, layout: pipeline.getBindGroupLayout(0), entries });
  });
}
