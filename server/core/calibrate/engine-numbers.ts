import {
  type Card,
  cardUnder,
  efficiencyAt,
  estimateStep,
  kernelOverhead,
  type Level,
  networkEfficiencyAt,
  type Overhead,
  overheadAt,
} from '../cost';
import type { EngineName, HardwareSpec, NumberType } from '../spec';
import type { NumberName } from './fit';
import { cardsOf, optionsOf } from './measured-deployment';
import type { DeploymentCase } from './measurement';

/** A number of an engine's block, with what holds before. */
export interface EngineNumber {
  readonly name: NumberName;
  readonly path: readonly string[];
  readonly before: number;
}

/** Numbers that runs move together, by one factor. */
export interface Knob {
  readonly numbers: readonly EngineNumber[];
  /** Standard deviation of the factor's logarithm before anything is measured, by the numbers' ranges. */
  readonly deviation: number;
}

/** Standard deviations between the ends of a range that holds four fifths. */
const BETWEEN_ENDS = 2.56;
/** Ranges are those of other cards and versions: the least that a number may differ. */
const LEAST_DEVIATION = 0.1;

const OVERHEADS = ['layer', 'step', 'collective', 'exchange'] as const satisfies readonly Overhead[];

/** A number of a card at a level of its range. */
type AtLevel = (card: Card, level: Level) => number;

/** A card under an engine: as its file says, and as the engine runs on cards whose file does not say. */
interface Ranges {
  readonly card: Card;
  readonly general: Card;
}

/** How much a number may differ: by its range in the file, or by that over other cards where the file states a point alone. */
function deviationOf({ card, general }: Ranges, at: AtLevel): number {
  const ends = [card, general].map((one) => Math.abs(Math.log(at(one, 'high') / at(one, 'low'))));
  return Math.max(LEAST_DEVIATION, ...ends.map((width) => width / BETWEEN_ENDS));
}

/** A family and the format that it reads, as kernels of a step have them. */
interface Read {
  readonly family: string;
  readonly stored: NumberType;
}

/** What the kernels of some deployments are and read. */
function readsOf(cases: readonly DeploymentCase[], card: HardwareSpec): readonly Read[] {
  const found = new Map<string, Read>();
  for (const one of cases) {
    const step = estimateStep(one.spec, one.model, cardsOf(one, card), optionsOf(one.measurement));
    if (!step.ok) continue;
    const { kinds, head } = step.value.work;
    const kernels = kinds.flatMap(({ phases }) =>
      phases.flat().flatMap((passage) => ('kernels' in passage ? passage.kernels : [])),
    );
    for (const { family, stored } of head === undefined ? kernels : [...kernels, head])
      found.set(`${family} ${stored}`, { family, stored });
  }
  return [...found.values()];
}

/** Matrices, experts and attention cores each go together: what one of them reaches, its like reach too. */
function groupOf({ family }: Read): string {
  return family === 'linear' || family === 'dense' ? 'matrices' : family === 'moe' ? 'experts' : 'cores';
}

function kernelKnob(
  reads: readonly Read[],
  name: 'memory' | 'kernel overhead',
  ranges: Ranges,
  prefix: readonly string[],
): Knob {
  const at =
    ({ family, stored }: Read): AtLevel =>
    (card, level) =>
      name === 'memory'
        ? efficiencyAt(card, name, family, level, stored)
        : kernelOverhead(card, family, level, stored);
  const key = name === 'memory' ? 'memory' : 'overhead';
  const numbers = reads.map((read): EngineNumber => {
    const path = [...prefix, 'kernels', read.family, read.stored, key];
    return { name, path, before: at(read)(ranges.card, 'value') };
  });
  return { numbers, deviation: Math.max(...reads.map((read) => deviationOf(ranges, at(read)))) };
}

/**
 * The numbers of an engine on a card that whole deployments can tell: fixed times, the scale-up network, and memory efficiency
 * and overhead of the kernels that run.
 */
export function engineKnobs(
  cases: readonly DeploymentCase[],
  hardware: HardwareSpec,
  engine: EngineName,
): readonly Knob[] {
  const ranges: Ranges = {
    card: cardUnder(hardware, engine),
    general: cardUnder({ ...hardware, engines: undefined }, engine),
  };
  const prefix = ['engines', engine];
  const single = (name: NumberName, path: readonly string[], at: AtLevel): Knob => ({
    numbers: [{ name, path: [...prefix, ...path], before: at(ranges.card, 'value') }],
    deviation: deviationOf(ranges, at),
  });
  const fixed = OVERHEADS.map((name) =>
    single(name, ['overhead', name], (card, level) => overheadAt(card, name, level)),
  );
  const network = single('network', ['efficiency', 'scale_up'], (card, level) =>
    networkEfficiencyAt(card, 'scale_up', level),
  );
  const groups = new Map<string, readonly Read[]>();
  for (const read of readsOf(cases, hardware))
    groups.set(groupOf(read), [...(groups.get(groupOf(read)) ?? []), read]);
  const kernels = [...groups.values()].flatMap((reads) => [
    kernelKnob(reads, 'memory', ranges, prefix),
    kernelKnob(reads, 'kernel overhead', ranges, prefix),
  ]);
  return [...fixed, network, ...kernels].filter(({ numbers }) => numbers.every(({ before }) => before > 0));
}
