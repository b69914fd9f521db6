export { type ComparedRun, Comparer, type PlottedRun, type References } from './compare';
export { isRunFile } from './is-run-file';
export { COLUMNS, type MeasuredRun, measuredRun } from './measured-run';
export { runRows, type SetColumns } from './rows';
export { Sample } from './sample';
export type { Agreement } from './tally';
export {
  ENGINE_CHOICES,
  GROUPINGS,
  type Grouping,
  type ValidationResult,
  validate,
} from './validate';
export { Worst } from './worst';
