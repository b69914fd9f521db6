export {
  type AdapterCard,
  type Failure,
  type KernelPoint,
  type MeasuredKernelName,
  measuredKernelNames,
  type Profile,
} from '../server/core/profile';
export { browserHost, type WorkerLike } from './host/browser';
export type { Host, Session } from './host/host';
export { isFailure } from './host/host';
export { type ProfileOptions, profile } from './profile/profile';
