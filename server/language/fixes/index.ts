export type { FileChange, Fix, FixContext, Proposal } from './fix';
export { FIXES, fixAll, proposalsFor } from './fixes';
