import { mapOf } from '../../core/data';
import { nearest } from '../../core/quantity';
import { ABSENT, type Half } from '../../core/spec';
import type { Found } from './finding';
import { replaceValue } from './fixes/replace-value';
import { layersWhere } from './model-data';
import { type CheckContext, defineRule } from './rule';

function* undefinedDesigns({ file, used }: CheckContext<'model'>, half: Half): Iterable<Found> {
  const designs = mapOf(mapOf(file.data)[half]);
  const unknown = new Set<unknown>(
    [...used[half]].filter((name) => name !== ABSENT && !Object.hasOwn(designs, name)),
  );
  if (unknown.size === 0) return;
  const names = Object.keys(designs);
  for (const { layer, path } of layersWhere(file.data, (candidate) => unknown.has(candidate[half]))) {
    const name = String(layer[half]);
    const near = nearest(name, names);
    const defined = names.length === 0 ? 'none is defined' : `expected one of ${names.join(', ')}`;
    const message = `no ${half} is named ‘${name}’ under \`${half}:\`; ${near === undefined ? defined : `did you mean ${near}?`}`;
    const at = [...path, half];
    yield { at, message, fixes: () => replaceValue(file, { at }, near) };
  }
}

/** A layer that names an attention which the model does not define. */
export const undefinedAttention = defineRule({
  code: 'undefined-attention',
  severity: 'error',
  kinds: ['model'],
  check: (context) => undefinedDesigns(context, 'attention'),
});

/** A layer that names an FFN which the model does not define. */
export const undefinedFfn = defineRule({
  code: 'undefined-ffn',
  severity: 'error',
  kinds: ['model'],
  check: (context) => undefinedDesigns(context, 'ffn'),
});
