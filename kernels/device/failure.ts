import type { Failure } from '../../server/core/profile';

export type { Failure };

/** Carries a failure up to the place that turns it into a value again. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

const ADVICE: Readonly<Record<Failure['code'], string>> = {
  'no-runtime': 'Install Node 20 or newer, or name its executable in the settings.',
  'no-webgpu':
    'Install the optional package `webgpu` for this platform (`npm install webgpu`), and name its folder where it is not found: in the settings, or in DECODE_LENS_WEBGPU.',
  'no-adapter':
    'Install a Vulkan driver and its loader (Linux: libvulkan1 and the driver’s ICD), or update the graphics driver.',
  'no-device':
    'Close other programs that use the GPU and try again; if it persists, update the graphics driver.',
  unsupported: 'Choose another variant: `portable` runs on every adapter.',
  'bad-shader': 'This is a defect of the kernel or of the driver’s compiler: report it with the message.',
  'out-of-memory': 'Choose a smaller batch or context, or free GPU memory.',
  'device-lost':
    'The driver reset the device. Choose a smaller size; if it persists, update the graphics driver.',
  'wrong-result': 'Do not use this variant on this device; report it with the name of the device.',
  timeout:
    'The GPU did not answer in time and its process was ended. Choose a smaller size or a longer timeout.',
  crashed:
    'The GPU process ended by itself, usually in the driver. Update the graphics driver, or use another variant.',
  cancelled: 'Run it again when you like.',
  'broken-message': 'This is a defect of Decode Lens: report it with the message.',
};

/** A failure with the advice that goes with its code. */
export function failure(code: Failure['code'], message: string): Failure {
  return { code, message, advice: ADVICE[code] };
}

/** Stops what runs with a failure. */
export function fail(code: Failure['code'], message: string): never {
  throw new FailureError(failure(code, message));
}
