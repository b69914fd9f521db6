import type { Estimate } from '../../core/cost';
import { formatWhole } from '../../core/quantity';
import { ENGINE_TITLES } from '../../core/spec';
import { intervalWords } from './deployment-words';

/** What an estimate rests on. */
type Certainty = Pick<Estimate, 'engine' | 'interval' | 'validation'>;

/** The engine of an estimate: `vLLM`, `typical engine`. */
function engineWords(engine: Exclude<Certainty['engine'], 'none'>): string {
  return engine === undefined ? 'typical engine' : ENGINE_TITLES[engine];
}

/** How well an estimate of its kind is validated: `12 runs like this one: median error 6%`. */
function validationWords({ runs, medianError, like }: Certainty['validation']): string {
  if (medianError === null) return like;
  return `${formatWhole(runs)} runs like this one (${like}): median error ${Math.round(100 * medianError)}%`;
}

/**
 * How sure an estimate is: `vLLM · 80% interval 40.0 ms to 60.0 ms · 12 runs like this one (…): median error 6%`. Without an
 * engine the interval spans the ranges of the hardware file.
 */
export function certaintyWords({ engine, interval, validation }: Certainty): string {
  const range = intervalWords(interval);
  const parts =
    engine === 'none'
      ? [range && `TPOT ${range} over the ranges of the hardware file`]
      : [engineWords(engine), range && `80% interval ${range}`];
  return [...parts, validationWords(validation)].filter((part) => part !== undefined).join(' · ');
}
