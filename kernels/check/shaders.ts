import { kvFormatSchema } from '../../server/core/profile';
import type { Program, RandomFormat } from '../definition/program';
import { probeSchema } from '../probe/probe';
import { probeProgram } from '../probe/program';
import { specsOf } from '../profile/sizes';
import { kernelProgram } from '../registry/programs';
import { fillShader } from '../run/fill';
import type { Expanded } from '../template/expand';
import { TemplateError } from '../template/template-error';
import { cards } from './cards';

/** The shaders of all programs, and the templates that cannot be expanded. */
export interface Shaders {
  /** Without duplicates. */
  readonly shaders: readonly Expanded[];
  readonly errors: readonly TemplateError[];
}

const RANDOM_FORMATS: Readonly<Record<RandomFormat, null>> = {
  f16: null,
  int8: null,
  e4m3: null,
  scale: null,
};

/** The shaders of every kernel at the sizes of its design, in every variant and KV format, and of the probes. */
export function allShaders(): Shaders {
  const texts = new Map<string, Expanded>();
  const errors = new Map<string, TemplateError>();
  const take = (make: () => readonly Expanded[]): void => {
    try {
      for (const shader of make()) texts.set(shader.code, shader);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      errors.set(error.message, error);
    }
  };
  for (const card of cards) {
    const sizes = { batches: [1], contexts: [256], kv: kvFormatSchema.options, variants: 'all' } as const;
    for (const spec of specsOf(sizes, card)) take(() => shadersOf(kernelProgram(spec, card)));
    for (const probe of probeSchema.options) take(() => shadersOf(probeProgram(probe, card)));
  }
  for (const format of Object.keys(RANDOM_FORMATS) as RandomFormat[]) take(() => [fillShader(format, 1)]);
  return { shaders: [...texts.values()], errors: [...errors.values()] };
}

function shadersOf(program: Program | undefined): readonly Expanded[] {
  return program?.passes.map(({ shader }) => shader) ?? [];
}
