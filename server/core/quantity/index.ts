export * from './format';
export { nearest } from './nearest';
export * from './parse';
export * from './units';
