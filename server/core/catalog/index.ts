import amdMi300x from './accelerators/amd-mi300x.yaml';
import ascend910b from './accelerators/ascend-910b.yaml';
import nvidiaA800 from './accelerators/nvidia-a800.yaml';
import nvidiaB200 from './accelerators/nvidia-b200.yaml';
import nvidiaH20 from './accelerators/nvidia-h20.yaml';
import nvidiaH100 from './accelerators/nvidia-h100.yaml';
import nvidiaH200 from './accelerators/nvidia-h200.yaml';
import nvidiaH800 from './accelerators/nvidia-h800.yaml';
import nvidiaL20 from './accelerators/nvidia-l20.yaml';
import deepseekV3 from './models/deepseek-v3.yaml';
import ernie45 from './models/ernie-4.5-300b-a47b.yaml';
import kimiK2 from './models/kimi-k2.yaml';
import llama4Maverick from './models/llama-4-maverick.yaml';
import minimaxM1 from './models/minimax-m1.yaml';
import panguProMoe from './models/pangu-pro-moe.yaml';
import qwen3Dense from './models/qwen3-32b.yaml';
import qwen3Moe from './models/qwen3-235b-a22b.yaml';
import step3 from './models/step-3.yaml';

/** A bundled spec file, as a reference `catalog:<id>` names it. */
export interface CatalogEntry {
  readonly id: string;
  readonly kind: 'model' | 'hardware';
  /** The file in the language itself; whoever needs its values parses it. */
  readonly text: string;
}

/** Every bundled file: the models and accelerators of the Step-3 paper first, in its order. */
export const catalog: readonly CatalogEntry[] = [
  { id: 'step-3', kind: 'model', text: step3 },
  { id: 'deepseek-v3', kind: 'model', text: deepseekV3 },
  { id: 'kimi-k2', kind: 'model', text: kimiK2 },
  { id: 'qwen3-235b-a22b', kind: 'model', text: qwen3Moe },
  { id: 'qwen3-32b', kind: 'model', text: qwen3Dense },
  { id: 'llama-4-maverick', kind: 'model', text: llama4Maverick },
  { id: 'minimax-m1', kind: 'model', text: minimaxM1 },
  { id: 'ernie-4.5-300b-a47b', kind: 'model', text: ernie45 },
  { id: 'pangu-pro-moe', kind: 'model', text: panguProMoe },
  { id: 'nvidia-h800', kind: 'hardware', text: nvidiaH800 },
  { id: 'nvidia-h20', kind: 'hardware', text: nvidiaH20 },
  { id: 'nvidia-a800', kind: 'hardware', text: nvidiaA800 },
  { id: 'ascend-910b', kind: 'hardware', text: ascend910b },
  { id: 'nvidia-l20', kind: 'hardware', text: nvidiaL20 },
  { id: 'nvidia-h100', kind: 'hardware', text: nvidiaH100 },
  { id: 'nvidia-h200', kind: 'hardware', text: nvidiaH200 },
  { id: 'nvidia-b200', kind: 'hardware', text: nvidiaB200 },
  { id: 'amd-mi300x', kind: 'hardware', text: amdMi300x },
];

/** The bundled file that `catalog:<id>` names, or undefined when there is none. */
export function findCatalogEntry(id: string): CatalogEntry | undefined {
  return catalog.find((entry) => entry.id === id);
}
