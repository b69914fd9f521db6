export { type Data, listOf, mapOf, numberOf } from './half-typed';
export { dataAt, type KeyPath, putInto } from './key-path';
