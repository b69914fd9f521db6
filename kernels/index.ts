export type { AdapterCard } from './device/card';
export type { Failure } from './failure';
export { browserHost, type WorkerLike } from './host/browser';
export type { Host, Session } from './host/host';
export { isFailure } from './host/host';
export { type KernelName, kernelNames } from './profile/designs';
export { type ProfileOptions, profile } from './profile/profile';
export { type KernelPoint, type Profile, profileSchema } from './profile/schema';
export type { KvFormat, Variant } from './spec';
