/** Single operators, for those who count one kernel and would bundle all designs with the index. */
export { groupedOperator } from './grouped';
export { mlaOperator } from './mla';
export { moeOperator } from './moe';
export type { AttentionOperator } from './operator';
