import { lighterLoads, roomierPool } from '../../core/advice/memory-exceeded';
import type { PoolMemory } from '../../core/cost';
import { formatBytes } from '../../core/quantity';
import { costedOf, proposed } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

const CARD_OF: Readonly<Record<PoolMemory['pool'], string>> = {
  attention: 'attention card',
  ffn: 'FFN card',
  pool: 'card',
};

function needs({ pool, used, capacity, weights, head, state, reserve }: PoolMemory): string {
  const parts = [
    `${formatBytes(weights + head)} of weights`,
    `${formatBytes(state)} of KV cache and state`,
    `${formatBytes(reserve)} in reserve`,
  ];
  return `does not fit: ${formatBytes(used)} needed per ${CARD_OF[pool]} (${parts.join(', ')}), ${formatBytes(capacity)} available`;
}

/**
 * A card's memory is too small for its weights, the KV cache of its sequences at the longest context, and the
 * reserve.
 */
export const memoryExceeded = defineRule({
  code: 'memory-exceeded',
  severity: 'error',
  kinds: ['deployment'],
  check: (context) => {
    const costed = costedOf(context)?.costed;
    const full = costed?.memory()?.pools.filter(({ used, capacity }) => used > capacity) ?? [];
    return full.flatMap((memory) => {
      if (costed === undefined || !Number.isFinite(memory.used)) return [];
      const hint =
        proposed(lighterLoads(costed), 'fits') ||
        proposed([roomierPool(costed, memory.pool)], 'would fit') ||
        '; divide the weights over more cards, or take cards with more memory';
      const { pool } = memory;
      const fixes = () => vary(context.file, [...lighterLoads(costed), roomierPool(costed, pool)]);
      return [{ at: [pool, 'hardware'], message: needs(memory) + hint, fixes }];
    });
  },
});
