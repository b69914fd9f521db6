import * as z from 'zod';
import { type MeasuredKernelName, measuredKernelNames } from '../../server/core/profile';
import { attentionKernels } from '../attention/definition';
import type { KernelDefinition } from '../definition/definition';
import { moe } from '../moe/definition';
import { projectionKernels } from '../projection/definition';

const kernels = { ...attentionKernels, ...projectionKernels, moe };

/** The spec type of a kernel. */
export type SpecOf<Name extends MeasuredKernelName> = z.output<(typeof kernels)[Name]['schema']>;
export type KernelSpec = SpecOf<MeasuredKernelName>;

const definitions: { readonly [Name in MeasuredKernelName]: KernelDefinition<SpecOf<Name>> } = kernels;

/** The definition of a kernel by its name. */
export function definitionOf<Name extends MeasuredKernelName>(name: Name): KernelDefinition<SpecOf<Name>> {
  return definitions[name];
}

const schemas = measuredKernelNames.map((name): z.ZodType<KernelSpec> => definitions[name].schema);

/** A spec of any kernel. */
export const kernelSpecSchema = z.union([...new Set(schemas)]);
