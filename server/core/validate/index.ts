export { type ComparedRun, Comparer, type References } from './compare';
export type { MeasuredRun, Refusal } from './measured-run';
export type { Agreement } from './tally';
export {
  GROUPINGS,
  type Grouping,
  type RunGroup,
  type ValidationOptions,
  type ValidationResult,
  validate,
} from './validate';
