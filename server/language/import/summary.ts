import { costModel, modelMemory, parameters } from '../../core/cost';
import { formatBytes } from '../../core/quantity';
import type { ModelSpec } from '../../core/spec';

const CONTEXT = 8192;

/** What a person can check against a published card, in numbers. */
export interface ImportSummary {
  readonly parameters: number;
  readonly activeParameters: number;
  /** Bytes of all weights. */
  readonly bytes: number;
  /** Bytes that a sequence of `context` tokens keeps. */
  readonly stateBytes: number;
  readonly context: number;
}

/** The figures of a model; undefined where it has none. */
export function summaryOf(spec: ModelSpec): ImportSummary | undefined {
  const costed = costModel(spec);
  if (!costed.ok) return undefined;
  const { total, active } = parameters(costed.model);
  const memory = modelMemory(costed.model, CONTEXT);
  return {
    parameters: total,
    activeParameters: active,
    bytes: memory.attentionWeights + memory.ffnWeights + memory.headWeights,
    stateBytes: memory.statePerSequence,
    context: CONTEXT,
  };
}

/** Parameters as cards print them: `30.70B`. */
function count(value: number): string {
  if (value >= 1e12) return `${(value / 1e12).toFixed(3)}T`;
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)}B`;
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)}M` : `${(value / 1e3).toFixed(1)}K`;
}

/** The figures in a line: `30.70B parameters, 31.5 GB, 1.51 GB of KV at 8K`. */
export function summaryLine({
  parameters: total,
  activeParameters,
  bytes,
  stateBytes,
}: ImportSummary): string {
  const active = activeParameters < 0.9 * total ? ` (${count(activeParameters)} active)` : '';
  return `${count(total)} parameters${active}, ${formatBytes(bytes)}, ${formatBytes(stateBytes)} of KV at 8K`;
}
