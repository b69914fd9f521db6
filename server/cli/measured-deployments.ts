import fs from 'node:fs';
import path from 'node:path';
import type { CalibrationProblem, DeploymentCase, DeploymentMeasurement } from '../core/calibrate';
import { resolveDeployment, type SourceFile, type Workspace } from '../language';
import { loadSpec } from './load';
import { CommandProblem } from './problem';

/** Measured deployments with what they refer to, and which of them cannot be used. */
export interface MeasuredDeployments {
  readonly cases: readonly DeploymentCase[];
  readonly problems: readonly CalibrationProblem[];
}

/** A deployment's file as it is named in the measurements: relative to their folder, else to the current one. */
function placeOf(reference: string, folder: string): string {
  const beside = path.resolve(folder, reference);
  return fs.existsSync(beside) ? beside : reference;
}

/** Reads the deployments that measurements name. */
export async function measuredDeployments(
  workspace: Workspace,
  measurements: readonly DeploymentMeasurement[],
  folder: string,
  calibrated: SourceFile<'hardware'>,
): Promise<MeasuredDeployments> {
  const cases: DeploymentCase[] = [];
  const problems: CalibrationProblem[] = [];
  for (const measurement of measurements) {
    const refuse = (message: string): void => {
      problems.push({ code: 'unknown-deployment', rows: [measurement.row], message });
    };
    try {
      const file = await loadSpec(workspace, placeOf(measurement.reference, folder), 'deployment');
      const deployment = resolveDeployment(workspace, file);
      if (deployment === undefined) {
        refuse(`${measurement.reference} refers to files that cannot be used; see decode-lens check`);
        continue;
      }
      const { model, attention, ffn } = deployment;
      cases.push({
        measurement,
        spec: file.spec,
        model,
        hardware: { attention: attention.hardware, ffn: ffn.hardware },
        calibrates: {
          attention: attention.hardwareFile.uri === calibrated.uri,
          ffn: ffn.hardwareFile.uri === calibrated.uri,
        },
      });
    } catch (error) {
      if (!(error instanceof CommandProblem)) throw error;
      refuse(error.message);
    }
  }
  return { cases, problems };
}
