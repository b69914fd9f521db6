import type { PriceBasis } from '../spec';
import type { Row, Side } from './rows';
import type { Space, Topology } from './space';

/** Servers of one half, as results name them. */
interface DescribedSide {
  readonly hardware: string;
  readonly instances: number;
  readonly accelerators: number;
  readonly tensor: number;
}

/** What a point is, but for its batch, as results name it. */
export interface Described {
  readonly topology: Topology;
  readonly attention: DescribedSide;
  readonly ffn: DescribedSide;
  readonly microBatches: number;
  /** Null is a typical one. */
  readonly engine: NonNullable<Space['engines'][number]> | null;
  /** Tokens; null is the file's. */
  readonly context: number | null;
  /** Formats laid over the model's, as the file has them; null is the model as published. */
  readonly format: string | null;
  readonly priceBasis: PriceBasis;
}

const side = ({ card, instances, accelerators, tensor }: Side): DescribedSide => ({
  hardware: card.reference,
  instances,
  accelerators,
  tensor,
});

/** What a row is. */
export function describeRow(row: Row): Described {
  return {
    topology: row.topology,
    attention: side(row.attention),
    ffn: side(row.ffn),
    microBatches: row.microBatches,
    engine: row.engine ?? null,
    context: row.context ?? null,
    format: row.variant.format,
    priceBasis: row.basis,
  };
}
