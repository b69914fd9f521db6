import { lighterLoads, roomierPool } from '../../core/advice/memory-exceeded';
import type { PoolMemory } from '../../core/cost';
import { formatBytes, formatShare } from '../../core/quantity';
import { type DeploymentSpec, ENGINE_TITLES, type HardwareSpec } from '../../core/spec';
import { costedOf, proposed } from './costed';
import { vary } from './fixes/vary';
import { defineRule } from './rule';

const CARD_OF: Readonly<Record<PoolMemory['pool'], string>> = {
  attention: 'attention card',
  ffn: 'FFN card',
  pool: 'card',
};

/** Where the reserve comes from: the deployment, the engine’s block of the card, or a default. */
function reserveOrigin({ engine, reserve }: DeploymentSpec, { name, engines }: HardwareSpec): string {
  if (reserve !== undefined) return '`reserve`';
  if (engine === 'none') return 'the default with `engine: none`';
  if (engine !== undefined && engines?.[engine]?.reserve !== undefined)
    return `what ${ENGINE_TITLES[engine]} leaves on ${name}`;
  return 'the default, which `reserve` overrides';
}

function needs({ pool, used, capacity, weights, head, state, reserve }: PoolMemory, origin: string): string {
  const parts = [
    `${formatBytes(weights + head)} of weights`,
    `${formatBytes(state)} of KV cache and state`,
    `${formatBytes(reserve)} in reserve, ${formatShare(reserve / capacity)}: ${origin}`,
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
      const origin = reserveOrigin(costed.spec, costed.hardware.attention);
      const fixes = () => vary(context.file, [...lighterLoads(costed), roomierPool(costed, pool)]);
      return [{ at: [pool, 'hardware'], message: needs(memory, origin) + hint, fixes }];
    });
  },
});
