import { type CostedModel, costModel } from '../../server/core/cost';
import { modelSchema } from '../../server/core/spec';

/** What a test says of a model; one layer of the attention and FFN given, unless it says otherwise. */
export interface ModelParts {
  readonly hidden?: number;
  readonly vocabulary?: number;
  readonly precision?: Readonly<Record<string, string>>;
  readonly attention?: Readonly<Record<string, unknown>>;
  readonly ffn?: Readonly<Record<string, unknown>>;
  readonly count?: number;
}

const ATTENTION = { type: 'custom', flops: 0 };
const FFN = { type: 'custom', flops: 0 };

/** A model of equal layers, made ready for costing. What it does not say costs nothing. */
export function modelOf(parts: ModelParts): CostedModel {
  const { hidden = 1, vocabulary = 0, precision = {}, attention = ATTENTION, ffn = FFN, count = 1 } = parts;
  const spec = modelSchema.parse({
    name: 'Model',
    hidden,
    vocabulary,
    precision,
    attention: { a: attention },
    ffn: { f: ffn },
    layers: [{ count, attention: 'a', ffn: 'f' }],
  });
  const result = costModel(spec);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.model;
}
