export { withChanges } from './calibrated';

export { type Beside, importConfig } from './import';
export { summaryLine } from './summary';
