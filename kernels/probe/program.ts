import type { Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import type { Probe } from './probe';
import { int8Rate, matrixRate, vectorRate } from './rates';
import { streamProbe } from './streams';

/** The program of a probe; undefined if the adapter lacks the unit. */
export function probeProgram(probe: Probe, card: AdapterCard): Program | undefined {
  switch (probe) {
    case 'copy':
    case 'read':
      return streamProbe(probe, card);
    case 'f32':
    case 'f16':
      return vectorRate(probe, card);
    case 'int8':
      return int8Rate(card);
    case 'matrix':
    case 'matrixInt8':
      return matrixRate(probe, card);
  }
}
