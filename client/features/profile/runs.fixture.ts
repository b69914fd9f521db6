import type { Profile } from '../../../kernels';

/** A run without results. */
export const nothing: Profile = {
  adapter: 'A',
  card: {
    name: 'A',
    vendor: '',
    architecture: '',
    software: false,
    features: [],
    subgroupMin: 0,
    subgroupMax: 0,
    matrixShapes: [],
    workgroupBytes: 0,
    workgroupThreads: 0,
    bindingBytes: 0,
  },
  measuredAt: '2026-01-01',
  host: 'node',
  boundsChecks: false,
  software: false,
  probes: { copyBytesPerSecond: null, readBytesPerSecond: null, flops: {} },
  kernels: [],
  failures: [],
};

export const aRun = (adapter: string, measuredAt: string): Profile => ({ ...nothing, adapter, measuredAt });
