import { type BoundFfn, cardBound, computeRate, modelWork, serverBandwidth } from '../cost';
import { bytesOf, type HardwareSpec, halvesOf } from '../spec';
import type { CatalogCard } from './catalog-card';
import { CostedDeployment } from './costed-deployment';
import { canReplace } from './memory-exceeded';
import { minimumSparsity, sparsity } from './minimum-sparsity';
import { PAPER_TPOT, stageBudget } from './stage-budget-broken';
import { type Variation, variation } from './variation';

/** The sparsity of a mixture of experts, and the minimum for its card's network. */
export interface SparsityPlace {
  readonly ffn: BoundFfn;
  readonly sparsity: number;
  readonly minimum: number;
  /** Seconds of a stage over all layers, which the minimum depends on. */
  readonly stage: number;
}

/** The paper's pipeline has three stages: attention, the network, the FFN. */
const STAGES = 3;

/**
 * The time limit of an AFD stage over all layers: its part of the target, or of the paper's target if the file has
 * none.
 */
function stageOf({ spec }: CostedDeployment, kept: number, microBatches: number): number {
  return stageBudget((spec.target?.tpot ?? PAPER_TPOT) * kept, Math.max(STAGES, microBatches));
}

/**
 * The mixtures of experts of an AFD deployment, each with the minimum sparsity for the network of a card's server,
 * given the deployment's formats and stage time. Empty for colocated deployments, whose tokens take other paths.
 *
 * @param hardware the FFN's card, or another one to compare
 */
export function sparsityPlaces(
  costed: CostedDeployment,
  hardware: HardwareSpec = costed.hardware.ffn,
): readonly SparsityPlace[] {
  const layout = costed.estimate() === undefined ? undefined : costed.layout();
  if (layout === undefined || layout.shared) return [];
  const network = serverBandwidth({ ...layout.ffn, hardware });
  if (network === undefined) return [];
  const stage = stageOf(costed, layout.speculation.kept, layout.microBatches);
  const places: SparsityPlace[] = [];
  for (const ffn of costed.model.ffns.values()) {
    const flops = computeRate(hardware, ffn.precision.ffn)?.peak;
    if (ffn.count === 0 || ffn.operator.split.experts === 0 || flops === undefined) continue;
    const minimum = minimumSparsity({
      hidden: costed.model.spec.hidden,
      layers: costed.model.layers,
      flops,
      bandwidth: hardware.memory.bandwidth,
      network,
      dispatchBytes: bytesOf(ffn.precision.dispatch),
      combineBytes: bytesOf(ffn.precision.combine),
      weightBytes: bytesOf(ffn.precision.weights),
      stageSeconds: stage,
    });
    places.push({ ffn, sparsity: sparsity(ffn.operator.split), minimum, stage });
  }
  return places;
}

/**
 * The catalog card with the lowest cost bound whose network is fast enough for the mixtures of experts, and which
 * can run and hold the FFN.
 */
export function feedingCard(costed: CostedDeployment, cards: readonly CatalogCard[]): Variation | undefined {
  const { spec, model, hardware } = costed;
  const layout = costed.layout();
  if (layout === undefined) return undefined;
  const work = modelWork(model, layout.context);
  let best: { readonly card: CatalogCard; readonly usd: number } | undefined;
  for (const card of cards) {
    const usd = cardBound(work, card.hardware)?.ffn.usdPerMillionTokens;
    if (usd === undefined || usd >= (best?.usd ?? Number.POSITIVE_INFINITY)) continue;
    const after = new CostedDeployment(spec, model, { ...hardware, ffn: card.hardware });
    if (!canReplace(costed, after)) continue;
    if (sparsityPlaces(after).every(({ sparsity, minimum }) => sparsity >= minimum)) best = { card, usd };
  }
  if (best === undefined) return undefined;
  const { reference, hardware: found } = best.card;
  const changes = [{ path: halvesOf(spec).ffn.pool.hardwarePath, value: reference }];
  return variation(spec, `Use ${found.name} (${reference}) for the FFN`, found.name, changes);
}
