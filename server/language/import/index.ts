export { withChanges } from './calibrated';

export { importConfig } from './import';
