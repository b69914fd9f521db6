export * from './fields';
export * from './precision';
