export { type Calibrated, withChanges } from './calibrated';
export type { ImportFinding } from './config';
export { type Imported, importConfig } from './import';
