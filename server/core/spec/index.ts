import { deploymentSchema } from './deployment';
import { hardwareSchema } from './hardware';
import { modelSchema } from './model';

export {
  type AttentionOf,
  type AttentionSpec,
  attentionSchema,
  type FfnOf,
  type FfnSpec,
  ffnSchema,
} from '../designs';
export * from '../fields';
export { type Change, withChanges } from './change';
export { type ContextSpread, spreadOf } from './context';
export * from './defaults';
export * from './deployment';
export type { Degrees } from './deployment-fields';
export * from './duration';
export * from './efficiency';
export * from './engine';
export { type ExploreSpec, OBJECTIVES, type Objective } from './explore';
export * from './hardware';
export * from './layers';
export * from './model';
export { type PricedHardware, Pricing } from './priced';
export {
  type EffectivePrice,
  effectivePrice,
  PRICE_BASES,
  type PriceBasis,
  USUAL_PRICE_BASIS,
} from './prices';
export type { Reached } from './reached';
export { resized } from './resize';
export { curveOf, draftOf } from './speculative';
export type { AfdSpec } from './topology/afd';
export type { ColocatedSpec } from './topology/colocated';
export { HALVES, type Half, type PlacedHalf, POOL_KEYS, type Pool, type PoolKey } from './topology/pool';
export { readTrace, type Trace } from './trace';

/** The three kinds of file. */
export type SpecKind = 'model' | 'hardware' | 'deployment';

/** The schema of each kind: the only definition of the language. */
export const SCHEMAS = {
  model: modelSchema,
  hardware: hardwareSchema,
  deployment: deploymentSchema,
} as const;
