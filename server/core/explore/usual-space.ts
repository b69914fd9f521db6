import { type CostedModel, cardBound, modelWork, usdPerMillion } from '../cost';
import {
  type DeploymentSpec,
  halvesOf,
  microBatchesOf,
  type PriceBasis,
  Pricing,
  poolsOf,
  spreadOf,
} from '../spec';
import type { Space, SpaceCard, SpaceModel, Topology, TopologyAxes } from './space';

/** What a space is made from. */
export interface Surroundings {
  readonly base: DeploymentSpec;
  readonly model: CostedModel;
  /** The cards of the deployment itself. */
  readonly own: { readonly attention: SpaceCard; readonly ffn: SpaceCard };
  /** Cards to try where the file names none. */
  readonly catalog: readonly SpaceCard[];
  /** Cards that the file names, by reference. */
  readonly named: ReadonlyMap<string, SpaceCard>;
  /** The formats that the file names, each with its model. */
  readonly formats?: readonly SpaceModel[];
  readonly basis: PriceBasis;
}

const USUAL = {
  instances: { afd: [1, 2, 4, 8], colocated: [1, 2, 4, 8] },
  accelerators: { afd: [8], colocated: [1, 2, 4, 8] },
  microBatches: { afd: [3], colocated: [1, 2] },
  /** Cards of each half to try, the cheapest by their bound. */
  cards: { afd: 5, colocated: 24 },
  /** The largest power of two of sequences. */
  batch: 17,
} as const;

const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].sort((one, other) => one - other);

/** 1, 2, 3, 4, 6, 8, 12 and so on. */
function usualBatches(own: number): readonly number[] {
  const powers = Array.from({ length: USUAL.batch + 1 }, (_, power) => 2 ** power);
  return ascending([...powers, ...powers.slice(1).map((power) => power * 1.5), own]);
}

/** Cards by what a token costs on them at the least, the cheapest first; those without a price or a rate last. */
function byBound(cards: readonly SpaceCard[], from: Surroundings, half: 'attention' | 'ffn' | 'both') {
  const work = modelWork(from.model, spreadOf(from.base.workload.context).mean);
  const pricing = new Pricing(from.basis);
  const costs = cards.map((card) => {
    const hardware = pricing.of(card.hardware);
    const bound = cardBound(work, hardware);
    if (bound === undefined) return { card, cost: Infinity };
    const seconds = {
      attention: bound.attention.seconds,
      ffn: bound.ffn.seconds,
      both: bound.attention.seconds + bound.ffn.seconds,
    };
    return { card, cost: usdPerMillion(seconds[half], hardware) ?? Infinity };
  });
  return costs.sort((one, other) => (one.cost === other.cost ? 0 : one.cost - other.cost));
}

/** The cheapest cards that have a price and a rate, and the file's own. */
function usualCards(
  from: Surroundings,
  half: 'attention' | 'ffn' | 'both',
  most: number,
): readonly SpaceCard[] {
  const own = half === 'both' ? [from.own.attention, from.own.ffn] : [from.own[half]];
  const names = new Set(own.map(({ hardware }) => hardware.name));
  const others = from.catalog.filter(({ hardware }) => !names.has(hardware.name));
  const cheapest = byBound(others, from, half).filter(({ cost }) => cost < Infinity);
  const known = new Map(
    [...cheapest.slice(0, most).map(({ card }) => card), ...own].map((card) => [card.reference, card]),
  );
  return byBound([...known.values()], from, half).map(({ card }) => card);
}

function cardsOf(from: Surroundings, topology: Topology, half: 'attention' | 'ffn'): readonly SpaceCard[] {
  const { cards, attention_cards, ffn_cards } = from.base.explore ?? {};
  const own = half === 'attention' ? attention_cards : ffn_cards;
  const written = topology === 'afd' ? (own ?? cards) : cards;
  if (written === undefined) {
    const whole = topology === 'colocated' ? 'both' : half;
    return usualCards(from, whole, USUAL.cards[topology]);
  }
  return [...new Set(written)].flatMap((reference) => from.named.get(reference) ?? []);
}

function axesOf(from: Surroundings, topology: Topology): TopologyAxes {
  const { base } = from;
  const { explore } = base;
  const pools = poolsOf(base);
  const accelerators = ascending(
    explore?.accelerators ?? [...USUAL.accelerators[topology], ...pools.map((pool) => pool.accelerators)],
  );
  const servers = pools.map(({ instances }) => instances);
  const all = servers.reduce((sum, instances) => sum + instances, 0);
  const halves = Object.values(halvesOf(base));
  const powers = Array.from({ length: 7 }, (_, power) => 2 ** power);
  const within = powers.filter((degree) => degree <= Math.max(...accelerators));
  return {
    topology,
    attention: cardsOf(from, topology, 'attention'),
    ffn: topology === 'afd' ? cardsOf(from, topology, 'ffn') : [],
    accelerators,
    instances: ascending(
      explore?.instances ?? [...USUAL.instances[topology], ...(topology === 'afd' ? servers : [all])],
    ),
    tensor: ascending(explore?.tensor ?? [...within, ...halves.map(({ degrees }) => degrees?.tensor ?? 1)]),
    microBatches: ascending(
      explore?.micro_batches ?? [
        ...USUAL.microBatches[topology],
        ...(base.topology === topology ? [microBatchesOf(base)] : []),
      ],
    ),
  };
}

/** The space that a deployment's file describes, with what is usual in the place of what it leaves out. */
export function spaceOf(from: Surroundings): Space {
  const { base, model, formats, basis } = from;
  const { explore } = base;
  const { limits = {} } = explore ?? {};
  const topologies: readonly Topology[] = explore?.topologies ?? ['colocated', 'afd'];
  return {
    base,
    bases: [...new Set(explore?.price_bases ?? [basis])],
    engines: [...new Set(explore?.engines ?? [base.engine])],
    models: formats ?? [{ format: null, model }],
    contexts: explore?.context === undefined ? [undefined] : ascending(explore.context),
    topologies: [...new Set(topologies)].map((topology) => axesOf(from, topology)),
    batches: ascending(explore?.batch ?? usualBatches(base.workload.batch)),
    objectives: [...new Set(explore?.objectives ?? (['cost', 'tpot'] as const))],
    wholeServers: explore?.accelerators === undefined,
    limits: { ...limits, tpot: limits.tpot ?? base.target?.tpot },
  };
}
