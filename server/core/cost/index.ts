export type { Counting, FfnOperator } from '../designs';
export * from './bound';
export * from './costed-model';
export * from './estimate';
export * from './explain';
export * from './matrix';
export * from './parameters';
export * from './rate';
export * from './work';
