import type { Failure } from '../../server/core/profile';

export type { Failure };

/** An exception that carries a failure to the function that returns it as a value. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

const ADVICE: Readonly<Record<Failure['code'], string>> = {
  'no-runtime': 'Install Node 20 or later, or set the path of its executable in the settings.',
  'no-webgpu':
    'Install the optional package `webgpu` for this platform (`npm install webgpu`). If it is not found, set its folder in the settings or in DECODE_LENS_WEBGPU.',
  'no-adapter':
    'Install a Vulkan driver and its loader (Linux: libvulkan1 and the driver’s ICD), or update the graphics driver.',
  'no-device':
    'Close other programs that use the GPU and try again; if it persists, update the graphics driver.',
  unsupported: 'Choose another variant: `portable` runs on every adapter.',
  'bad-shader': 'This is a bug in the kernel or in the driver’s compiler: report it with the message.',
  'out-of-memory': 'Choose a smaller batch or context, or free GPU memory.',
  'device-lost':
    'The driver reset the device. Choose a smaller size; if it persists, update the graphics driver.',
  'wrong-result': 'Do not use this variant on this device; report it with the name of the device.',
  timeout:
    'The GPU did not answer in time and its process was ended. Choose a smaller size or a longer timeout.',
  crashed:
    'The GPU process crashed, usually in the driver. Update the graphics driver, or use another variant.',
  cancelled: 'Start the run again to continue.',
  'broken-message': 'This is a bug in Decode Lens: report it with the message.',
};

/** A failure with the advice for its code. */
export function failure(code: Failure['code'], message: string): Failure {
  return { code, message, advice: ADVICE[code] };
}

/** Throws a failure. */
export function fail(code: Failure['code'], message: string): never {
  throw new FailureError(failure(code, message));
}
