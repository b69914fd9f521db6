export * from './formula';
export * from './show';
export { type Expression, type FormulaProblem, FUNCTIONS, parseExpression } from './syntax';
