export { type Comparison, compareStates, readState, type State } from './compare';
export type { Edit } from './edits';
export type { DeploymentFigures, Figured, ModelFigures } from './figures';
export { deploymentChange, type FileChange, modelChange, type Placed } from './file-change';
export { HeadComparison } from './head-comparison';
export { isCompared, withHeadLine } from './head-hover';
export { changeLine } from './line';
export { RevisionFiles } from './revision-files';
export { formatRate, fromTo, riseOf, signedPercent } from './words';
