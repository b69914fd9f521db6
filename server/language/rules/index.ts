export { checkFile, type Finding, type RelatedPlace } from './check';
export type { Severity } from './finding';
export { fixAll } from './fix-all';
export { addKeys } from './fixes/add-keys';
export type { FileChange, Proposal } from './fixes/proposal';
export { FILE_TOO_LARGE, FINDING_CODES, RULES } from './rules';
