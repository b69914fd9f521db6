export type { AdapterCard, Failure, KernelPoint, KvFormat, Profile, Variant } from '../server/core/profile';
export { browserHost, type WorkerLike } from './host/browser';
export type { Host, Session } from './host/host';
export { isFailure } from './host/host';
export { type KernelName, kernelNames } from './profile/designs';
export { type ProfileOptions, profile } from './profile/profile';
