export { ATTENTION_DESIGNS } from './attention/designs';
export { groupedOperator } from './attention/grouped';
export { mlaOperator } from './attention/mla';
export { type AttentionOf, type AttentionSpec, attentionSchema } from './attention/schema';
export type { OperatorResult } from './design';
export { FFN_DESIGNS } from './ffn/designs';
export { moeOperator } from './ffn/moe';
export { type FfnOf, type FfnSpec, ffnSchema } from './ffn/schema';
export { CONTEXT, type Columns, type Measured, type MeasuredRow } from './measured';
export * from './operator';
export {
  attentionFamilies,
  hasExpressions,
  hasInner,
  INNER_KEYS,
  kernelFamilies,
  PROJECTIONS,
} from './registry';
export * from './resolve';
export { fullestShare } from './split';
