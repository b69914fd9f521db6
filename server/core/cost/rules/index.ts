export * from './colocated-optimism';
export * from './compute-bound-batch';
export * from './memory-budget';
export * from './roofline';
export * from './sparsity';
export * from './stage-budget';
export * from './state-copies';
