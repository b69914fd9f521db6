export * from './answer';

export * from './described';
export * from './exploration';

export * from './rows';
export * from './shard';
export * from './space';
export * from './space-problem';
export * from './usual-space';
