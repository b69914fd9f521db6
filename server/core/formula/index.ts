export * from './formula';
export * from './show';
export { type Expression, parseExpression } from './syntax';
