import type { HardwareSpec } from './hardware';
import { type EffectivePrice, effectivePrice, type PriceBasis } from './prices';

/** A card as it is costed: its `price` is the effective one, and `pricing` says where that comes from. */
export interface PricedHardware extends HardwareSpec {
  readonly pricing?: EffectivePrice | undefined;
}

/** Prices cards on one basis. The same card at the same price is the same object, so that what is worked out for it is kept. */
export class Pricing {
  private readonly known = new WeakMap<HardwareSpec, Map<number | undefined, PricedHardware>>();

  constructor(readonly basis: PriceBasis) {}

  /**
   * A card with its effective price.
   * @param override USD per second of one accelerator, as a deployment has it
   */
  of(hardware: HardwareSpec, override?: number): PricedHardware {
    const known = this.known.get(hardware) ?? new Map<number | undefined, PricedHardware>();
    this.known.set(hardware, known);
    const found = known.get(override);
    if (found !== undefined) return found;
    const pricing = effectivePrice(hardware, this.basis, override);
    const priced = pricing === undefined ? hardware : { ...hardware, price: pricing.value, pricing };
    known.set(override, priced);
    return priced;
  }
}
