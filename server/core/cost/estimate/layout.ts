import type { Counting } from '../../designs';
import type { DeploymentSpec, HardwareSpec } from '../../spec';
import type { CostedModel } from '../costed-model';
import { resolveDegrees } from './degrees';
import { batchProblem, shapeProblems } from './layout-problems';
import type { PoolLayout } from './pool-layout';
import { type EstimateProblem, fail, type Result, succeed } from './problem';
import { type Speculation, speculation } from './speculation';

/** The card of each half; the same one twice where they share cards. */
export interface Hardware {
  readonly attention: HardwareSpec;
  readonly ffn: HardwareSpec;
}

/** What a caller may set aside of a deployment's file. */
export interface EstimateOptions {
  readonly counting?: Counting;
  /** Sequences, instead of the file's. */
  readonly batch?: number;
  /** Tokens of context of every sequence, instead of the file's mean and maximum. */
  readonly context?: number;
}

/** A deployment in numbers, with every default filled in. */
export interface Layout {
  readonly topology: DeploymentSpec['topology'];
  readonly attention: PoolLayout;
  readonly ffn: PoolLayout;
  readonly counting: Counting;
  readonly batch: number;
  /** Tokens of context whose state is read, and whose state is kept. */
  readonly context: number;
  readonly keptContext: number;
  readonly microBatches: number;
  /** Groups of layers of pipeline parallelism. */
  readonly groups: number;
  /** Sets of micro-batches that follow each other from group to group. */
  readonly waves: number;
  /** Micro-batches of a set, in flight together. */
  readonly inFlight: number;
  readonly speculation: Speculation;
  /** t, the sequences of a micro-batch on an attention card (or tensor-parallel group): batch/(micro_batches·data). */
  readonly sequences: number;
  /** Tokens of a micro-batch in the whole deployment, drafted ones included. */
  readonly tokens: number;
  readonly imbalance: number;
  readonly routed: boolean;
  readonly reserve: number;
  readonly utilization: number;
}

/** Lays a deployment out; every problem found where it cannot be. */
export function layOut(
  spec: DeploymentSpec,
  model: CostedModel,
  hardware: Hardware,
  options: EstimateOptions,
): Result<Layout> {
  const problems: EstimateProblem[] = [];
  const afd = spec.topology === 'afd';
  const microBatches = spec.micro_batches ?? (afd ? 3 : 1);
  const attention = pool(spec, 'attention', hardware.attention, problems);
  const ffn = pool(spec, 'ffn', hardware.ffn, problems);
  if (attention === undefined || ffn === undefined) return fail(...problems);
  problems.push(...shapeProblems(attention, ffn, model, microBatches));
  const batch = options.batch ?? spec.workload.batch;
  const sequences = batch / (microBatches * attention.degrees.data);
  if (sequences < 1) problems.push(batchProblem(batch, microBatches, attention.degrees.data));
  if (problems.length > 0) return fail(...problems);
  const context = options.context ?? spec.workload.context;
  const groups = attention.degrees.pipeline;
  const waves = Math.min(groups, microBatches);
  const speculative = speculation(spec.speculative);
  return succeed({
    topology: spec.topology,
    attention,
    ffn,
    counting: options.counting ?? 'exact',
    batch,
    context: typeof context === 'number' ? context : context.mean,
    keptContext: typeof context === 'number' ? context : context.max,
    microBatches,
    groups,
    waves,
    inFlight: Math.ceil(microBatches / waves),
    speculation: speculative,
    sequences,
    tokens: (batch * speculative.verified) / microBatches,
    imbalance: spec.imbalance ?? 1,
    routed: spec.topology === 'afd' && spec.fan_out === 'routed',
    reserve: spec.reserve ?? 0.1,
    utilization: spec.workload.utilization ?? 1,
  });
}

function pool(
  spec: DeploymentSpec,
  half: 'attention' | 'ffn',
  hardware: HardwareSpec,
  problems: EstimateProblem[],
): PoolLayout | undefined {
  const side = spec.topology === 'afd' ? spec[half] : spec.pool;
  const path = spec.topology === 'afd' ? [half] : ['pool'];
  const parallelPath = spec.topology === 'afd' ? [half, 'parallel'] : ['pool', 'parallel', half];
  const [own, other] =
    spec.topology === 'afd'
      ? [spec[half].parallel, spec[half === 'ffn' ? 'attention' : 'ffn'].parallel]
      : [spec.pool.parallel?.[half], spec.pool.parallel?.[half === 'ffn' ? 'attention' : 'ffn']];
  const cards = side.instances * side.accelerators;
  const result = resolveDegrees(half, own, cards, other?.pipeline);
  if (!result.ok) {
    problems.push({ code: 'degrees-mismatch', path: parallelPath, message: result.message });
    return undefined;
  }
  const { instances, accelerators } = side;
  const outputTensor = side.output_tensor ?? result.degrees.tensor;
  return {
    hardware,
    instances,
    accelerators,
    cards,
    degrees: result.degrees,
    outputTensor,
    path,
    parallelPath,
  };
}
