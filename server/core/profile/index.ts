export { type AdapterCard, cardSchema, type MatrixShape } from './adapter-card';
export { type Failure, failureSchema } from './failure';
export {
  type MeasuredKernel,
  type MeasuredKernelName,
  measuredKernel,
  measuredKernelNames,
  measuredKernels,
} from './kernels';
export {
  type ArithmeticUnit,
  type KernelPoint,
  type KvFormat,
  kvFormatSchema,
  type Profile,
  profileSchema,
  unitSchema,
  type Variant,
  variantSchema,
} from './profile';
export { usualSizes, usualWords } from './usual-sizes';
