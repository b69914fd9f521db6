/**
 * The library's public entry. `parse` and `edit` may also be imported alone: what reads needs no printer.
 */
export * from './edit';
export { formatEdits } from './format/format';
export * from './parse';
export { foldsOf } from './ranges/folding';
export { rangesAround } from './ranges/selection';
