export * from './bound';
export * from './costed-model';
export type { CustomProblem } from './custom';
export * from './explain';
export * from './matrix';
export * from './operator';
export * from './parameters';
export * from './rate';
export * from './work';
