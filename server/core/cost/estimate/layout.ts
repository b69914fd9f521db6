import type { Counting } from '../../designs';
import {
  type ContextSpread,
  DEFAULT_UTILIZATION,
  type DeploymentSpec,
  type Half,
  type HalfOnPool,
  type HardwareSpec,
  halvesOf,
  microBatchesOf,
  type PoolKey,
  type PricedHardware,
  poolsOf,
  spreadOf,
} from '../../spec';
import type { CostedModel } from '../costed-model';
import { type Card, cardUnder, type Engine, reserveUnder } from './card';
import { resolveDegrees } from './degrees';
import { batchProblem, shapeProblems } from './layout-problems';
import type { PoolLayout } from './pool-layout';
import { type EstimateProblem, fail, type Result, succeed } from './problem';
import { type Speculation, speculation } from './speculation';

/** The card of each half; the same one twice where they share cards. */
export interface Hardware {
  readonly attention: PricedHardware;
  readonly ffn: PricedHardware;
}

/** What a caller may set aside of a deployment's file. */
export interface EstimateOptions {
  readonly counting?: Counting;
  /** Sequences, instead of the file's. */
  readonly batch?: number;
  /** Tokens of context of every sequence, instead of the file's mean and maximum. */
  readonly context?: number;
}

/** The cards of a pool, and the halves that they work on. */
interface CardPool {
  readonly key: PoolKey;
  readonly halves: readonly Half[];
  readonly hardware: HardwareSpec;
  readonly cards: number;
}

/** A deployment in numbers, with every default filled in. */
export interface Layout {
  readonly topology: DeploymentSpec['topology'];
  /** Whether both halves are on the same cards. */
  readonly shared: boolean;
  readonly engine: Engine;
  /** Without an engine's own behaviour: even routing, bare counts, no waiting for the fullest rank. */
  readonly bare: boolean;
  readonly attention: PoolLayout;
  readonly ffn: PoolLayout;
  /** Every pool once, with the halves that it works on. */
  readonly pools: readonly CardPool[];
  readonly counting: Counting;
  readonly batch: number;
  /** Tokens of context whose state is read, and whose state is kept. */
  readonly context: number;
  readonly keptContext: number;
  /** Standard deviation of the context over sequences. */
  readonly deviation: number;
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
  /** As stated; undefined leaves it to chance. */
  readonly imbalance: number | undefined;
  readonly routed: boolean;
  /** Lengths of prompts and outputs where the cards serve prefill too. */
  readonly aggregated: DeploymentSpec['workload']['aggregated'];
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
  const halves = halvesOf(spec);
  const microBatches = microBatchesOf(spec);
  const card = cardUnder(hardware.attention, spec.engine);
  const other = hardware.ffn === hardware.attention ? card : cardUnder(hardware.ffn, spec.engine);
  const attention = halfLayout(halves.attention, halves.ffn, card, problems);
  const ffn = halfLayout(halves.ffn, halves.attention, other, problems);
  if (attention === undefined || ffn === undefined) return fail(...problems);
  problems.push(...shapeProblems(attention, ffn, model, microBatches));
  const batch = options.batch ?? spec.workload.batch;
  const sequences = batch / (microBatches * attention.degrees.data);
  if (sequences < 1) problems.push(batchProblem(batch, microBatches, attention.degrees.data));
  if (problems.length > 0) return fail(...problems);
  const spread = spreadOf(options.context ?? spec.workload.context);
  const groups = attention.degrees.pipeline;
  const waves = Math.min(groups, microBatches);
  const speculative = speculation(spec.speculative);
  const bare = spec.engine === 'none';
  return succeed({
    topology: spec.topology,
    shared: halves.attention.pool.key === halves.ffn.pool.key,
    engine: spec.engine,
    bare,
    attention,
    ffn,
    pools: cardPools(spec, hardware),
    counting: options.counting ?? 'exact',
    batch,
    context: spread.mean,
    keptContext: spread.max,
    deviation: bare || options.context !== undefined ? 0 : deviationOf(spec, spread),
    microBatches,
    groups,
    waves,
    inFlight: Math.ceil(microBatches / waves),
    speculation: speculative,
    sequences,
    tokens: (batch * speculative.verified) / microBatches,
    imbalance: spec.imbalance,
    routed: spec.topology === 'afd' && spec.fan_out === 'routed',
    aggregated: spec.workload.aggregated,
    reserve: spec.reserve ?? reserveUnder(hardware.attention, spec.engine),
    utilization: spec.workload.utilization ?? DEFAULT_UTILIZATION,
  });
}

/**
 * As stated; else that of sequences of one prompt length at an even progress through their output, output/√12; 0 where the
 * file says nothing.
 */
function deviationOf({ workload }: DeploymentSpec, { deviation }: ContextSpread): number {
  return deviation ?? (workload.aggregated?.output ?? 0) / Math.sqrt(12);
}

function cardPools(spec: DeploymentSpec, hardware: Hardware): readonly CardPool[] {
  return poolsOf(spec).map(({ key, cards, halves: [first, ...others] }) => ({
    key,
    halves: [first, ...others].map(({ half }) => half),
    hardware: hardware[first.half],
    cards,
  }));
}

function halfLayout(
  { half, degrees, parallelPath, pool }: HalfOnPool,
  other: HalfOnPool,
  hardware: Card,
  problems: EstimateProblem[],
): PoolLayout | undefined {
  const { key, instances, accelerators, cards } = pool;
  const result = resolveDegrees(half, degrees, cards, other.degrees?.pipeline);
  if (!result.ok) {
    problems.push({ code: 'degrees-mismatch', path: parallelPath, message: result.message });
    return undefined;
  }
  return {
    hardware,
    instances,
    accelerators,
    cards,
    degrees: result.degrees,
    outputTensor: pool.output_tensor ?? result.degrees.tensor,
    path: [key],
    parallelPath,
  };
}
