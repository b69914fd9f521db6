import { type Data, numberOf } from '../../core/data';
import { hasExpressions } from '../../core/designs';
import { replaceValue } from './fixes/replace-value';
import { designsOf } from './model-data';
import { defineRule } from './rule';

const PAIRS: readonly (readonly [many: string, few: string])[] = [
  ['heads', 'kv_heads'],
  ['value_heads', 'key_heads'],
];

/** Above this the search for a divisor takes too long, and the number is a typing error anyway. */
const MOST_HEADS = 1e6;

/** The largest divisor of the number of query heads that is not larger than `wanted`. */
function nearestDivisor(of: number, wanted: number): number {
  for (let candidate = Math.min(wanted, of); candidate > 1; candidate--)
    if (of % candidate === 0) return candidate;
  return 1;
}

/** Two valid numbers of heads, of which one does not divide the other. */
function unevenHeads(design: Data, manyKey: string, fewKey: string): readonly [number, number] | undefined {
  const [many = 0, few = 0] = [numberOf(design, manyKey), numberOf(design, fewKey)];
  if (!Number.isInteger(many) || !Number.isInteger(few) || many < 1 || few < 1) return undefined;
  return many % few === 0 ? undefined : [many, few];
}

/**
 * Query heads share KV heads in groups of equal size, so the number of KV heads must divide the number of query
 * heads.
 */
export const headsNotDivisible = defineRule({
  code: 'heads-not-divisible',
  severity: 'error',
  kinds: ['model'],
  *check({ file }) {
    for (const { design, path } of designsOf(file.data, 'attention')) {
      for (const [manyKey, fewKey] of hasExpressions('attention', design.type) ? [] : PAIRS) {
        const uneven = unevenHeads(design, manyKey, fewKey);
        if (uneven === undefined) continue;
        const [many, few] = uneven;
        const near = many <= MOST_HEADS ? String(nearestDivisor(many, few)) : undefined;
        const message = `${many} \`${manyKey}\` cannot be shared evenly by ${few} \`${fewKey}\`; expected a divisor of ${many}${near === undefined ? '' : ` such as ${near}`}`;
        const at = [...path, fewKey];
        yield { at, message, fixes: () => replaceValue(file, { at }, near, false) };
      }
    }
  },
});
