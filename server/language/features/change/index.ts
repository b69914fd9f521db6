export { type Comparison, compareStates, readState, type State } from './compare';
export type { Edit } from './edits';
export type { Figured } from './figures';
export { deploymentChange, type FileChange, modelChange } from './file-change';
export { HeadComparison } from './head-comparison';
export { changeLine } from './line';
export { RevisionFiles } from './revision-files';
