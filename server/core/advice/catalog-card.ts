import type { HardwareSpec } from '../spec';

/** A bundled card, as a deployment refers to it. */
export interface CatalogCard {
  /** `catalog:<id>`. */
  readonly reference: string;
  readonly hardware: HardwareSpec;
}
