import * as z from 'zod';
import {
  type GroupFormat,
  groupArithmetic,
  groupBits,
  groupElement,
  groupFormatText,
  isGroupFormat,
} from './group-format';

/** Bits per element, including the scales of block formats. */
export const BITS = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  int4: 4,
  fp4: 4,
  mxfp4: 4.25,
  nvfp4: 4.5,
} as const;

/** A number format of a weight, a cache or an arithmetic unit. */
export type NumberType = keyof typeof BITS;

const numberType = z.enum(Object.keys(BITS) as [NumberType, ...NumberType[]]);

/** A format as it is stored: a number format, or one whose groups of elements have a scale of their own. */
export type StorageType = NumberType | GroupFormat;

/** Bytes of one element, scales included. */
export function bytesOf(type: StorageType): number {
  return (isGroupFormat(type) ? groupBits(type) : BITS[type]) / 8;
}

/** The number format of a stored element, by which measured efficiencies are stated. */
export function elementOf(type: StorageType): NumberType {
  return isGroupFormat(type) ? groupElement(type) : type;
}

const role = (description: string, otherwise: string) =>
  numberType.optional().meta({ description, otherwise });

const storageType = z.pipe(z.union([numberType, groupFormatText]), z.custom<StorageType>());
const stored = (description: string, otherwise: string) =>
  storageType.optional().meta({ description, otherwise, examples: ['fp8', 'int4/32'] });

/** The number formats of a model, an attention or an FFN; {@link completePrecision} fills in absent roles. */
export const precisionSchema = z
  .strictObject({
    weights: stored('Format in which the weights are stored.', 'fp8'),
    shared: stored('Format of the weights of shared experts.', 'as `weights`'),
    kv: stored('Format of the KV cache.', 'fp8'),
    index: stored('Format of the keys of an indexer.', 'as `kv`'),
    state: stored('Format of the recurrent state of linear attention.', 'fp32'),
    head: stored('Format in which LM head and embedding are stored.', 'as `weights`'),
    embedding: stored('Format of the embedding, where it is not that of the LM head.', 'as `head`'),
    attention: role('Arithmetic of the attention core (scores and weighted sum).', 'as `kv`'),
    linear: role('Arithmetic of the projections around attention and of the LM head.', 'as `weights`'),
    ffn: role('Arithmetic of the FFN.', 'as `weights`'),
    dispatch: role('Format of a token in dispatch, from attention to the FFN.', 'fp8'),
    combine: role('Format of a partial result in combine, from the FFN back to attention.', 'bf16'),
  })
  .meta({ description: 'Number formats by role. Those of an attention or FFN take precedence.' });

/** The formats as written; absent roles are undefined. */
export type PrecisionSpec = z.infer<typeof precisionSchema>;

/** The roles as a list, separate from the schema so that pure computation does not depend on zod. */
const ROLES = [
  'weights',
  'shared',
  'kv',
  'index',
  'state',
  'head',
  'embedding',
  'attention',
  'linear',
  'ffn',
  'dispatch',
  'combine',
] as const satisfies readonly (keyof PrecisionSpec)[];

/** A format for each role. */
export type Precision = {
  readonly [Role in keyof Required<PrecisionSpec>]: Exclude<PrecisionSpec[Role], undefined>;
};

/** The arithmetic format of a storage format: 16 bits for weight-only formats, otherwise the format itself. */
function arithmeticOf(storage: StorageType): NumberType {
  if (isGroupFormat(storage)) return groupArithmetic(storage);
  return storage === 'int4' || storage === 'mxfp4' || storage === 'fp4' || storage === 'nvfp4'
    ? 'bf16'
    : storage;
}

/**
 * Fills in absent roles: one byte per element by default (the paper's convention), FP32 for recurrent state, and
 * arithmetic in the storage format.
 *
 * @param specs from the most general (the model's) to the most specific (an attention's); later ones take
 * precedence
 */
export function completePrecision(...specs: readonly (PrecisionSpec | undefined)[]): Precision {
  const given: PrecisionSpec = {};
  for (const spec of specs)
    for (const role of ROLES) if (spec?.[role] !== undefined) Object.assign(given, { [role]: spec[role] });
  const weights = given.weights ?? 'fp8';
  const kv = given.kv ?? 'fp8';
  return {
    weights,
    shared: given.shared ?? weights,
    kv,
    index: given.index ?? kv,
    state: given.state ?? 'fp32',
    head: given.head ?? weights,
    embedding: given.embedding ?? given.head ?? weights,
    attention: given.attention ?? arithmeticOf(kv),
    linear: given.linear ?? arithmeticOf(weights),
    ffn: given.ffn ?? arithmeticOf(weights),
    dispatch: given.dispatch ?? 'fp8',
    combine: given.combine ?? 'bf16',
  };
}
