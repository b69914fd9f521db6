export { type Comparison, compareStates, readState } from './compare';
export type { Edit } from './edits';
export type { Figured } from './figures';
export type { FileChange } from './file-change';
export { HeadComparison } from './head-comparison';

export { RevisionFiles } from './revision-files';
