export * from './calibrate';
export type { Fit, FitError, FitPoint, FittedNumber, HeldNumber, NumberName } from './fit';
export { measuredTpot } from './fit-deployments';
export type * from './measurement';
export * from './problem';
export * from './read-measurements';
