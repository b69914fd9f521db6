export {
  type Failure,
  type KernelPoint,
  type MeasuredKernelName,
  measuredKernelNames,
  type Profile,
} from '../server/core/profile';
export { browserHost, type WorkerLike } from './host/browser';
export type { Host } from './host/host';
export { isFailure } from './host/host';
export { profile } from './profile/profile';
