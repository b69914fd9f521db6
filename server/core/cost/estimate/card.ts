import {
  DEFAULT_RESERVE,
  ENGINE_RESERVE,
  type EngineName,
  type HardwareSpec,
  type Reached,
} from '../../spec';
import { ENGINES, EXPERTS, TYPICAL } from './engines';

/** A card as an engine runs it. */
export type Card = HardwareSpec & {
  /** Where its efficiencies and overheads stand, the most particular first; absent: in its file alone. */
  readonly reached?: readonly Reached[];
};

/** The engine of a deployment; undefined stands for a typical one. */
export type Engine = EngineName | 'none' | undefined;

/**
 * A card under an engine: the engine's block in the card's file, laid over the file's top, laid over what the engine
 * reaches in general ({@link ENGINES}; {@link TYPICAL} where no engine is named). With `none` the file's top alone.
 */
export function cardUnder(hardware: HardwareSpec, engine: Engine): Card {
  if (engine === 'none') return hardware;
  const { fp4, nvfp4, mxfp4 } = hardware.compute;
  const experts = (fp4 ?? nvfp4 ?? mxfp4) === undefined ? EXPERTS.widened : EXPERTS.fourBit;
  if (engine === undefined) return Object.assign({}, hardware, { reached: [hardware, experts, TYPICAL] });
  const own = hardware.engines?.[engine];
  const general = ENGINES[engine];
  return Object.assign({}, hardware, {
    reached: own ? [own, hardware, experts, general] : [hardware, experts, general],
  });
}

/** Share of the memory kept free: as the engine's block says, 6% as engines leave, 10% where no engine is modelled. */
export function reserveUnder(hardware: HardwareSpec, engine: Engine): number {
  if (engine === 'none') return DEFAULT_RESERVE;
  return (engine === undefined ? undefined : hardware.engines?.[engine]?.reserve) ?? ENGINE_RESERVE;
}
