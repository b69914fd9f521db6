export { catalogCardNamed, catalogCards } from './catalog-cards';
export { comparedCards, comparedModels } from './compared';
export { type DeploymentFigures, Figures } from './figures';
export { inTime } from './in-time';
export { CATALOG, kindOf } from './kind';
export { placeOf, rangeOf, type Spot } from './place';
export type { PlacedFile } from './placed-file';
export {
  type Commit,
  type FileContent,
  type FileSource,
  type GitPort,
  type GitProblem,
  type GitResult,
  type Host,
  LARGEST_FILE,
  type Unreadable,
} from './ports';
export { REFERENCES, type Reference } from './references';
export { type ResolvedDeployment, resolveDeployment, type SidePart } from './resolve-deployment';
export {
  currentSpec,
  isKind,
  isWhole,
  type SourceFile,
  type SourceOf,
  type Whole,
} from './source-file';
export { TimedFiles } from './timed-files';
export { TRACE_PATH } from './traces';
export { unknownId } from './unknown-id';
export { UNREADABLE } from './unreadable';
export { canonicalUri, catalogText, catalogUri, resolveReference } from './uri';
export { Workspace } from './workspace';
