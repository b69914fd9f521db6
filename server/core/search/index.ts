export * from './balance';
export * from './best-colocated';
export * from './breaking-context';
export * from './largest-batch';
export * from './memory-fit';
export * from './pareto';
export * from './smallest-deployment';
