import type { Expanded } from '../template/expand';
import { fail } from './failure';

/** Compiles a shader, or fails with `bad-shader`. */
export type Compile = (label: string, shader: Expanded) => Promise<GPUComputePipeline>;

/** A compiler that caches by text. */
export function makeCompiler(device: GPUDevice): Compile {
  const done = new Map<string, Promise<GPUComputePipeline>>();
  return (label, shader) => {
    const known = done.get(shader.code);
    if (known !== undefined) return known;
    const pipeline = compile(device, label, shader);
    done.set(shader.code, pipeline);
    return pipeline;
  };
}

/** Compiler messages refer to the line of the template, not of the expanded text. */
async function compile(device: GPUDevice, label: string, shader: Expanded): Promise<GPUComputePipeline> {
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ label, code: shader.code });
  const { messages } = await module.getCompilationInfo();
  const error = messages.find(({ type }) => type === 'error');
  if (error !== undefined) {
    await device.popErrorScope();
    const at = shader.lines[error.lineNum - 1];
    const place = at === undefined ? label : `${at.file}:${at.line}:${error.linePos}`;
    return fail('bad-shader', `${place}: ${error.message}`);
  }
  try {
    const compute = { module, entryPoint: 'main' };
    const pipeline = await device.createComputePipelineAsync({ label, layout: 'auto', compute });
    await device.popErrorScope();
    return pipeline;
  } catch (error) {
    await device.popErrorScope();
    return fail('bad-shader', `${label}: the driver did not accept the shader: ${String(error)}`);
  }
}
