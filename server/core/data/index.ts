export { dataAt, type KeyPath, putInto } from './key-path';
