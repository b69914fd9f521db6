export { layerPeriod, steadyStep } from './period';
export * from './pipeline';
export * from './resource';
export * from './simulate';
export type * from './simulation';
export * from './terms';
export type { TimelineEvent } from './timeline';
