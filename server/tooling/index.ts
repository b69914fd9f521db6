export { type Asked, estimated, resultOf } from './estimate';
export { errorsOf, findingLine, findingsOf } from './findings';
export { CallerProblem } from './problem';
export { searchSpace, spaceName } from './space';
export { type NamedFiles, Specs, type WholeDeployment } from './specs';
