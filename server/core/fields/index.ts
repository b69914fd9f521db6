export * from './fields';
export { type GroupFormat, isGroupFormat } from './group-format';
export * from './precision';
