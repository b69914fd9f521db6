import { BITS, completePrecision, elementOf, type Precision, type PrecisionSpec } from '../../core/spec';
import { setValue } from '../../yaml/edit';
import { currentSpec, type SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

/** For each half the roles of arithmetic, and the storage that it reads. */
const READS = {
  attention: [
    ['linear', 'weights'],
    ['attention', 'kv'],
  ],
  ffn: [['ffn', 'weights']],
} as const;

type Role = (typeof READS)[keyof typeof READS][number][0];

/** Bits of an element without its scales. */
const bits = (type: Precision['weights']): number => Math.floor(BITS[elementOf(type)]);

function fixesOf(
  file: SourceFile,
  at: readonly string[],
  stored: readonly string[],
  type: string,
  wide: string,
) {
  return (): readonly Proposal[] => [
    ...proposal(file, `Compute in ${wide}`, setValue(file.parsed, at, wide)),
    ...proposal(file, `Store ${stored.at(-1)} in ${type}`, setValue(file.parsed, stored, type), {
      preferred: false,
    }),
  ];
}

/** Arithmetic that a model states in a narrower format than what it reads: the rate of one and the bytes of the other. */
export const narrowArithmetic = defineRule({
  code: 'narrow-arithmetic',
  severity: 'warning',
  kinds: ['model'],
  *check({ file }) {
    const spec = currentSpec(file);
    if (spec === undefined) return;
    const seen = new Set<string>();
    for (const half of ['attention', 'ffn'] as const)
      for (const [name, design] of Object.entries(spec[half])) {
        const own: PrecisionSpec | undefined = design.precision;
        const precision = completePrecision(spec.precision, own);
        for (const [role, storage] of READS[half]) {
          const [type, stored] = [precision[role], precision[storage]];
          const path = statedAt(role, storage, own, spec.precision, [half, name]);
          if (path === undefined || bits(type) >= bits(stored)) continue;
          const at = [...path, role];
          if (seen.has(at.join('.'))) continue;
          seen.add(at.join('.'));
          const wide = elementOf(stored);
          const reads = storage === 'kv' ? 'KV cache is' : 'weights are';
          const message = `${role} computes in ${type}, but its ${reads} stored in ${String(stored)}, so that the estimate takes the rate of one format and the bytes of the other; expected arithmetic at least as wide as the storage; use \`${role}: ${wide}\`, or \`${storage}: ${type}\` if it is stored so`;
          yield { at, message, fixes: fixesOf(file, at, [...path, storage], type, wide) };
        }
      }
  },
});

/**
 * The key path of the precision that states a role: the design's own or the model's. Undefined where a design overrides the storage
 * alone, as the Step-3 paper counts BF16 caches at the FP8 rate of the rest.
 */
function statedAt(
  role: Role,
  storage: keyof PrecisionSpec,
  own: PrecisionSpec | undefined,
  models: PrecisionSpec | undefined,
  design: readonly string[],
): readonly string[] | undefined {
  if (own?.[role] !== undefined) return [...design, 'precision'];
  return models?.[role] === undefined || own?.[storage] !== undefined ? undefined : ['precision'];
}
