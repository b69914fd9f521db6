import type { CalibrationProblem, DeploymentCase } from '../core/calibrate';
import type { EngineName, HardwareSpec } from '../core/spec';
import {
  Comparer,
  type MeasuredRun,
  measuredRun,
  type References,
  runRows,
  type SetColumns,
} from '../core/validate';
import type { MeasuredDeployments } from './measured-deployments';

/** The engine that a calibration is of: as asked for, or as its measurements say. */
export type Asked = EngineName | 'none' | undefined;

/** Runs with what they refer to, the engine that all of them ran under, and which of them cannot be used. */
export interface MeasuredRuns extends MeasuredDeployments {
  /** Engines that runs on the card name. */
  readonly engines: readonly (EngineName | 'none')[];
}

/**
 * Reads the runs of a file as measured deployments of a card. A run that names no engine counts as one of the engine that is
 * asked for.
 */
export async function measuredRuns(
  text: string,
  references: References,
  card: HardwareSpec,
  asked: Asked,
  set: SetColumns,
): Promise<MeasuredRuns> {
  const comparer = new Comparer(references);
  const cases: DeploymentCase[] = [];
  const problems: CalibrationProblem[] = [];
  const engines = new Set<EngineName | 'none'>();
  const refuse = (code: CalibrationProblem['code'], row: number, message: string): void => {
    problems.push({ code, rows: [row], message });
  };
  for await (const { row, line, ...content } of runRows([text], set)) {
    if (!('cells' in content)) {
      refuse('invalid-value', row, content.reason);
      continue;
    }
    const read = measuredRun(content.cells, line);
    if (!read.ok) {
      refuse('invalid-value', row, read.reason);
      continue;
    }
    const { run } = read;
    const parts = await comparer.partsOf({ ...run, engine: run.engine ?? asked });
    if (typeof parts === 'string') {
      refuse('unknown-deployment', row, parts);
      continue;
    }
    const [attention, ffn] = [parts.attention.card, parts.ffn.card];
    const calibrates = { attention: attention.name === card.name, ffn: ffn.name === card.name };
    if (!calibrates.attention && !calibrates.ffn) {
      refuse('other-hardware', row, `${run.hardware} is another card than ${card.name}`);
      continue;
    }
    if (run.engine !== undefined) engines.add(run.engine);
    if (asked !== undefined && run.engine !== undefined && run.engine !== asked) {
      refuse('other-engine', row, `it ran under ${run.engine}, not ${asked}`);
      continue;
    }
    const { spec, model } = parts;
    const measurement = measurementOf(run, row);
    cases.push({ measurement, spec, model, hardware: { attention, ffn }, calibrates });
  }
  return { cases, problems, engines: [...engines] };
}

function measurementOf({ id, batch, tpot }: MeasuredRun, row: number): DeploymentCase['measurement'] {
  return { row, reference: id, batch, tpot };
}
