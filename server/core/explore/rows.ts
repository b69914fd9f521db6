import type { CostedModel } from '../cost';
import {
  type DeploymentSpec,
  type PriceBasis,
  type PricedHardware,
  Pricing,
  poolsOf,
  statedPrice,
} from '../spec';
import type { Space, SpaceCard, SpaceModel, Topology, TopologyAxes } from './space';

/** The servers of one half in a row. */
export interface Side {
  readonly card: SpaceCard;
  readonly hardware: PricedHardware;
  readonly instances: number;
  readonly accelerators: number;
  readonly cards: number;
  readonly tensor: number;
}

/** A deployment of a space but for its batch. */
export interface Row {
  readonly topology: Topology;
  readonly basis: PriceBasis;
  readonly engine: Space['engines'][number];
  readonly variant: SpaceModel;
  readonly context: number | undefined;
  readonly attention: Side;
  readonly ffn: Side;
  readonly microBatches: number;
}

/** The rows of a topology, one after the other. */
interface Block {
  readonly axes: TopologyAxes;
  readonly first: number;
  readonly rows: number;
  /** Rows that have formats, context, engine, prices and cards in common. */
  readonly sameCards: number;
}

/** Reads numbers in a mixed radix, the last digit first. */
class Digits {
  constructor(private left: number) {}

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.left % items.length] as Item;
    this.left = Math.floor(this.left / items.length);
    return item;
  }
}

/** The rows of a space by their numbers. */
export class Rows {
  readonly count: number;
  private readonly blocks: readonly Block[];
  private readonly pricings: ReadonlyMap<PriceBasis, Pricing>;
  private readonly prices: Readonly<Record<string, number>>;

  constructor(private readonly space: Space) {
    let first = 0;
    const common = [space.bases, space.engines, space.models, space.contexts];
    this.blocks = space.topologies.map((axes) => {
      const { topology, attention, ffn, accelerators, instances, tensor, microBatches } = axes;
      const pools = topology === 'afd' ? 2 : 1;
      const sameCards =
        accelerators.length * instances.length ** pools * tensor.length ** 2 * microBatches.length;
      const cards = topology === 'afd' ? [attention, ffn] : [attention];
      const rows = [...common, ...cards].reduce((product, { length }) => product * length, sameCards);
      const block = { axes, first, rows, sameCards };
      first += rows;
      return block;
    });
    this.count = first;
    this.pricings = new Map(space.bases.map((basis) => [basis, new Pricing(basis)]));
    this.prices = pricesByCard(space.base);
  }

  /** The first row after the given one that has other cards. */
  afterCards(row: number): number {
    const { first, sameCards } = this.blockOf(row);
    return first + (Math.floor((row - first) / sameCards) + 1) * sameCards;
  }

  at(number: number): Row {
    const { axes, first } = this.blockOf(number);
    const { space } = this;
    const digits = new Digits(number - first);
    const apart = axes.topology === 'afd';
    const microBatches = digits.of(axes.microBatches);
    const tensor = { ffn: digits.of(axes.tensor), attention: digits.of(axes.tensor) };
    const instances = digits.of(axes.instances);
    const others = apart ? digits.of(axes.instances) : instances;
    const accelerators = digits.of(axes.accelerators);
    const card = apart ? digits.of(axes.ffn) : digits.of(axes.attention);
    const other = apart ? digits.of(axes.attention) : card;
    const context = digits.of(space.contexts);
    const variant = digits.of(space.models);
    const engine = digits.of(space.engines);
    const basis = digits.of(space.bases);
    const side = (one: SpaceCard, servers: number, degree: number): Side => ({
      card: one,
      hardware: this.priced(one, basis),
      instances: servers,
      accelerators,
      cards: servers * accelerators,
      tensor: degree,
    });
    return {
      topology: axes.topology,
      basis,
      engine,
      variant,
      context,
      attention: side(other, others, tensor.attention),
      ffn: side(card, instances, tensor.ffn),
      microBatches,
    };
  }

  private priced({ hardware, reference }: SpaceCard, basis: PriceBasis): PricedHardware {
    return this.pricings.get(basis)?.of(hardware, this.prices[reference]) ?? hardware;
  }

  private blockOf(row: number): Block {
    const block = this.blocks.find(({ first, rows }) => row >= first && row < first + rows);
    if (block === undefined) throw new RangeError(`the space has no row ${row}`);
    return block;
  }
}

/** What a deployment says that cards cost, by their references. */
function pricesByCard(base: DeploymentSpec): Readonly<Record<string, number>> {
  const own = poolsOf(base).flatMap((pool) => {
    const price = statedPrice(base, pool);
    return price === undefined ? [] : [[pool.hardware, price] as const];
  });
  return { ...base.prices, ...Object.fromEntries(own) };
}

/** Cards of a row: those of both halves, once where they share them. */
export function cardsOf({ topology, attention, ffn }: Row): number {
  return topology === 'afd' ? attention.cards + ffn.cards : attention.cards;
}

/** Whether some layer of a model has routed experts. */
function hasExperts({ ffns }: CostedModel): boolean {
  return [...ffns.values()].some(({ count, operator }) => count > 0 && operator.split.experts > 0);
}

/** The deployment of a row at a batch, as a file would say it. */
export function deploymentAt(base: DeploymentSpec, row: Row, batch: number): DeploymentSpec {
  const { attention, ffn, context, microBatches } = row;
  const prices = pricesByCard(base);
  const shared = {
    name: base.name,
    model: base.model,
    engine: row.engine,
    ...(Object.keys(prices).length === 0 ? {} : { prices }),
    workload: { ...base.workload, batch, ...(context === undefined ? {} : { context }) },
    target: base.target,
    imbalance: base.imbalance,
    speculative: base.speculative,
    reserve: base.reserve,
    micro_batches: microBatches,
  };
  const experts = hasExperts(row.variant.model);
  const attentionDegrees = { tensor: attention.tensor, data: attention.cards / attention.tensor };
  const rest = ffn.cards / ffn.tensor;
  const ffnDegrees = experts ? { tensor: ffn.tensor, expert: rest } : { tensor: ffn.tensor, data: rest };
  const pool = ({ card, instances, accelerators }: Side) => ({
    hardware: card.reference,
    instances,
    accelerators,
  });
  if (row.topology === 'colocated')
    return {
      ...shared,
      topology: 'colocated',
      pool: { ...pool(attention), parallel: { attention: attentionDegrees, ffn: ffnDegrees } },
    };
  return {
    ...shared,
    topology: 'afd',
    attention: { ...pool(attention), parallel: attentionDegrees },
    ffn: { ...pool(ffn), parallel: ffnDegrees },
    ...(base.topology === 'afd' && base.fan_out !== undefined ? { fan_out: base.fan_out } : {}),
  };
}
