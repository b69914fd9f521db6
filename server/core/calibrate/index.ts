export { atPeaks } from './adjusted-hardware';
export * from './calibrate';
export { calibrateProfile, type ProfileCalibration } from './calibrate-profile';
export { type Fit, isTime } from './fit';

export type * from './measurement';
export * from './problem';
export * from './read-measurements';
export { readProfile } from './read-profile';
export type { TableOptions } from './table';
