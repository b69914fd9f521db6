import type { Estimate } from '../cost';
import { formatTime, formatWhole } from '../quantity';
import { ENGINE_TITLES } from '../spec';

/** What an estimate rests on. */
type Certainty = Pick<Estimate, 'engine' | 'interval' | 'validation'>;

/** The engine of an estimate: `vLLM`, `typical engine`. */
export function engineWords(engine: Certainty['engine']): string {
  if (engine === 'none') return 'no engine';
  return engine === undefined ? 'typical engine' : ENGINE_TITLES[engine];
}

/** How well an estimate of its kind is validated: `12 runs like this one: median error 6%`. */
function validationWords({ runs, medianError, like }: Certainty['validation']): string {
  if (medianError === null) return like;
  return `${formatWhole(runs)} runs like this one (${like}): median error ${Math.round(100 * medianError)}%`;
}

/** An interval of seconds: `40.0 ms to 60.0 ms`; undefined where both ends read the same. */
function intervalWords(interval: Certainty['interval']): string | undefined {
  const [low, high] = [interval.low, interval.high].map(formatTime);
  return low === high ? undefined : `${low} to ${high}`;
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
