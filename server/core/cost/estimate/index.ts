export type { Binding } from './binding';
export type { TimedLayer } from './breakdown';
export { busiestSeconds } from './busiest-link';
export { type Card, cardUnder } from './card';
export * from './degrees';
export * from './efficiency';
export { type EstimateResult, estimate } from './estimate';

export type { Interval } from './interval';
export type { KernelBound } from './kernel';
export { type EstimateOptions, type Hardware, type Layout, layOut } from './layout';
export { type PoolMemory, poolMemory } from './memory';
export { serverBandwidth } from './network';

export type { EstimateProblem, EstimateProblemCode, Result } from './problem';
export type * from './result';
export * from './speculation';
export { estimateStep, type Step, stepOf } from './step';
