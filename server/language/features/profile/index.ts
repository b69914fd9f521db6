export { type Documents, fitProfile } from './fit-profile';
export { hardwareFiles } from './hardware-files';
export { type Calibrated, withChanges } from './with-changes';
