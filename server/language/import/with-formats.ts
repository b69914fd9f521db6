import type { PrecisionSpec } from '../../core/spec';
import type { Design } from './figure';
import type { Formats } from './quantization/formats';

/** Designs that hold another one, whose formats are theirs. */
const HOLDERS: ReadonlySet<unknown> = new Set(['sparse', 'parallel']);

function ofFfn(type: unknown, layer: number, formats: Formats): PrecisionSpec {
  if (type !== 'moe') return { weights: formats.of('dense', layer) };
  const [weights, shared] = [formats.of('experts', layer), formats.of('shared', layer)];
  return shared === weights ? { weights } : { weights, shared };
}

/** A design with the formats of its layer, where they are not those of the model. */
export function withFormats(
  design: Design,
  half: 'attention' | 'ffn',
  layer: number,
  formats: Formats,
): Design {
  const { type } = design;
  if (HOLDERS.has(type.value)) return design;
  const own =
    half === 'attention' ? { weights: formats.of('attention', layer) } : ofFfn(type.value, layer, formats);
  const { weights, ...rest } = own;
  const differs = weights !== formats.model.weights;
  const hasShared = 'shared' in design && design.shared !== undefined;
  const shared = 'shared' in rest && (hasShared || 'latent' in design) ? rest : {};
  const stated: PrecisionSpec = { ...(differs ? { weights } : {}), ...shared };
  return Object.keys(stated).length === 0 ? design : { ...design, precision: stated };
}
