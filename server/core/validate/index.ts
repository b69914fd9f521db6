export { type ComparedRun, Comparer, type PlottedRun, type References } from './compare';
export { isRunFile } from './is-run-file';
export { COLUMNS, type MeasuredRun, measuredRun, type Refusal } from './measured-run';
export { type RunRow, runRows, type SetColumns } from './rows';
export { Sample } from './sample';
export type { Agreement } from './tally';
export {
  ENGINE_CHOICES,
  type EngineChoice,
  GROUPINGS,
  type Grouping,
  type RunGroup,
  type ValidationOptions,
  type ValidationResult,
  validate,
} from './validate';
export { Worst } from './worst';
