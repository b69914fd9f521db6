import type { Expanded } from '../template/expand';
import { locate } from '../template/locate';
import type { TemplateError } from '../template/template-error';
import type { ShaderProblem, ShaderReport } from './report';
import { allShaders, type Shaders } from './shaders';

/** The folder of the templates, relative to the repository. */
const FOLDER = 'kernels/';
const ENABLE = /^\s*enable\s+([\w,\s]+);/gm;
/** The WebGPU features required by WGSL `enable` directives. */
const FEATURES: ReadonlyMap<string, string> = new Map([
  ['f16', 'shader-f16'],
  ['subgroups', 'subgroups'],
  ['chromium_experimental_subgroup_matrix', 'chromium-experimental-subgroup-matrix'],
]);

/** The texts of all WGSL files by their paths in `kernels/`, such as `moe/swiglu.wgsl`. */
export type Templates = Readonly<Record<string, string>>;

/**
 * Compiles the shaders of all programs and reports errors at their place in the templates. Each error is reported
 * once, even if several sizes and variants have it.
 *
 * @param gpu any WebGPU implementation: nothing is run, so Dawn's null backend suffices
 */
export async function checkShaders(gpu: GPU, templates: Templates): Promise<ShaderReport> {
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('WebGPU found no adapter');
  const wanted = [...FEATURES.values()] as GPUFeatureName[];
  const requiredFeatures = wanted.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({ requiredFeatures });
  const all = allShaders();
  const lacks = (shader: Expanded) => featuresOf(shader).filter((feature) => !device.features.has(feature));
  const able = all.shaders.filter((shader) => lacks(shader).length === 0);
  const compiled: ShaderProblem[] = [];
  for (const shader of able) compiled.push(...(await problemsOf(device, shader, templates)));
  device.destroy();
  const problems = [...all.errors.map((error) => problemOf(error, templates)), ...compiled];
  const unchecked = new Map<string, readonly string[]>();
  for (const shader of all.shaders)
    for (const file of filesOf(shader, templates))
      if (lacks(shader).length > 0) unchecked.set(file, lacks(shader));
  return {
    compiled: able.length,
    problems: onceEach([...problems, ...unused(all, templates)]),
    unchecked: [...unchecked].map(([file, features]) => ({ file: FOLDER + file, features: [...features] })),
  };
}

/** The features required by a shader that not every adapter has. */
function featuresOf({ code }: Expanded): readonly string[] {
  const enabled = [...code.matchAll(ENABLE)].flatMap(([, names = '']) => names.split(','));
  return enabled.map((name) => FEATURES.get(name.trim()) ?? name.trim());
}

async function problemsOf(
  device: GPUDevice,
  shader: Expanded,
  templates: Templates,
): Promise<readonly ShaderProblem[]> {
  // Captures errors, which would otherwise be printed.
  device.pushErrorScope('validation');
  const { messages } = await device.createShaderModule({ code: shader.code }).getCompilationInfo();
  await device.popErrorScope();
  return messages.flatMap(({ type, lineNum, linePos, length, message }): ShaderProblem[] => {
    if (type === 'info') return [];
    const place = locate(shader, lineNum, linePos, length);
    // Text that a program puts before its files is in no file: report it at the first line of the last file.
    const known = place !== undefined && place.file in templates ? place : undefined;
    const at = known ?? { file: filesOf(shader, templates).at(-1) ?? '', line: 1, column: 1, endColumn: 2 };
    return [{ ...at, file: FOLDER + at.file, severity: type, message }];
  });
}

/** The templates that a shader was expanded from, in order. */
function filesOf({ lines }: Expanded, templates: Templates): readonly string[] {
  return [...new Set(lines.map(({ file }) => file))].filter((file) => file in templates);
}

/** The problem of a template that cannot be expanded, at the line where it was written. */
function problemOf({ at, reason }: TemplateError, templates: Templates): ShaderProblem {
  const text = templates[at.file]?.split('\n')[at.line - 1]?.trimEnd() ?? '';
  const column = text.length - text.trimStart().length + 1;
  const endColumn = Math.max(column, text.length) + 1;
  return {
    file: FOLDER + at.file,
    line: at.line,
    column,
    endColumn,
    severity: 'error',
    message: reason,
  };
}

/** Templates that no program uses; unknown if some program cannot be built. */
function unused({ shaders, errors }: Shaders, templates: Templates): readonly ShaderProblem[] {
  if (errors.length > 0) return [];
  const used = new Set(shaders.flatMap((shader) => filesOf(shader, templates)));
  const message = 'no kernel uses this file at the sizes of its design, so it was not compiled';
  return Object.keys(templates)
    .filter((file) => !used.has(file))
    .map((file) => ({ file: FOLDER + file, line: 1, column: 1, endColumn: 2, severity: 'warning', message }));
}

/** The first problem on each line. */
function onceEach(problems: readonly ShaderProblem[]): ShaderProblem[] {
  const byLine = new Map<string, ShaderProblem>();
  for (const problem of problems) {
    const line = `${problem.file}:${problem.line} ${problem.severity}`;
    if (!byLine.has(line)) byLine.set(line, problem);
  }
  return [...byLine.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
