import type { AdapterCard, MatrixShape } from './card';
import { type Compile, makeCompiler } from './compile';
import { fail } from './failure';

/** An open device, its description, and why it was lost. */
export interface OpenDevice {
  readonly card: AdapterCard;
  readonly device: GPUDevice;
  readonly compile: Compile;
  /** Why the device was lost; undefined while it works. */
  readonly lost: () => string | undefined;
}

const FEATURES = [
  'shader-f16',
  'subgroups',
  'timestamp-query',
  'chromium-experimental-subgroup-matrix',
] as readonly GPUFeatureName[];

const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
] as const;

/** Chromium's non-standard properties of `GPUAdapterInfo`. */
interface ExtendedInfo extends GPUAdapterInfo {
  readonly subgroupMatrixConfigs?: Iterable<{
    readonly componentType: string;
    readonly resultComponentType: string;
    readonly M: number;
    readonly N: number;
    readonly K: number;
  }>;
}

/** Opens the fastest adapter with all of its features that the kernels use. */
export async function openDevice(gpu: GPU): Promise<OpenDevice> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) fail('no-adapter', 'WebGPU found no usable adapter.');
  const device = await requestDevice(adapter);
  let reason: string | undefined;
  void device.lost.then(({ message }) => {
    reason = message;
  });
  return { card: describe(adapter, device), device, compile: makeCompiler(device), lost: () => reason };
}

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  try {
    return await adapter.requestDevice({
      requiredFeatures: FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]])),
    });
  } catch (error) {
    return fail('no-device', `The adapter gave no device: ${String(error)}`);
  }
}

function describe(adapter: GPUAdapter, device: GPUDevice): AdapterCard {
  const info: ExtendedInfo = adapter.info;
  const shapes = [...(info.subgroupMatrixConfigs ?? [])].map(
    (config): MatrixShape => ({
      input: config.componentType,
      output: config.resultComponentType,
      m: config.M,
      n: config.N,
      k: config.K,
    }),
  );
  return {
    name: info.description || info.device || info.architecture || 'unnamed adapter',
    vendor: info.vendor,
    architecture: info.architecture,
    software: info.isFallbackAdapter === true || /swiftshader|llvmpipe/i.test(info.description),
    features: FEATURES.filter((feature) => device.features.has(feature)),
    subgroupMin: info.subgroupMinSize ?? 0,
    subgroupMax: info.subgroupMaxSize ?? 0,
    matrixShapes: shapes,
    workgroupBytes: device.limits.maxComputeWorkgroupStorageSize,
    workgroupThreads: device.limits.maxComputeInvocationsPerWorkgroup,
    bindingBytes: device.limits.maxStorageBufferBindingSize,
  };
}
