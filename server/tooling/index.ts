export { type Asked, estimated, resultOf } from './estimate';
export { errorsOf, findingLine, findingsOf } from './findings';
export { CallerProblem } from './problem';
export { type NamedFiles, Specs, type WholeDeployment } from './specs';
