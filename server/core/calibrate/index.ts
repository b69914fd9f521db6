export * from './calibrate';
export { calibrateProfile, type ProfileCalibration } from './calibrate-profile';
export type { Fit, FitError, FitPoint, FittedNumber, HeldNumber, NumberName } from './fit';
export { measuredTpot } from './fit-deployments';
export type * from './measurement';
export * from './problem';
export * from './read-measurements';
export { type ReadProfile, readProfile } from './read-profile';
