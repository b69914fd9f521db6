import { nearest } from '../../core/quantity';
import { layersWhere, mapOf } from './data';
import type { Finding } from './finding';
import { placeOf } from './place';
import { type CheckContext, defineRule } from './rule';

function* undefinedDesigns(
  { file, used }: CheckContext<'model'>,
  half: 'attention' | 'ffn',
): Iterable<Finding> {
  const designs = mapOf(mapOf(file.data)[half]);
  const unknown = new Set<unknown>([...used[half]].filter((name) => !Object.hasOwn(designs, name)));
  if (unknown.size === 0) return;
  const names = Object.keys(designs);
  for (const { layer, path } of layersWhere(file.data, (candidate) => unknown.has(candidate[half]))) {
    const name = String(layer[half]);
    const near = nearest(name, names);
    const defined = names.length === 0 ? 'none is defined' : `expected one of ${names.join(', ')}`;
    const message = `no ${half} is named ‘${name}’ under \`${half}:\`; ${near === undefined ? defined : `did you mean ${near}?`}`;
    const data = near === undefined ? {} : { data: { replacement: near } };
    const place = placeOf(file, [...path, half]);
    yield { code: `undefined-${half}`, severity: 'error', message, ...place, ...data };
  }
}

/** A layer that names an attention which the model does not define. */
export const undefinedAttention = defineRule({
  code: 'undefined-attention',
  kinds: ['model'],
  check: (context) => undefinedDesigns(context, 'attention'),
});

/** A layer that names an FFN which the model does not define. */
export const undefinedFfn = defineRule({
  code: 'undefined-ffn',
  kinds: ['model'],
  check: (context) => undefinedDesigns(context, 'ffn'),
});
