import fs from 'node:fs';
import path from 'node:path';
import type { CalibrationProblem, DeploymentCase, DeploymentMeasurement } from '../core/calibrate';
import { resolveDeployment, type SourceFile } from '../language';
import { CallerProblem, type Specs } from '../tooling';

/** Measured deployments with the files they refer to, and those that cannot be used. */
export interface MeasuredDeployments {
  readonly cases: readonly DeploymentCase[];
  readonly problems: readonly CalibrationProblem[];
}

/** The path of a deployment file in measurements: relative to their folder, or else to the current one. */
export function placeOf(reference: string, folder: string): string {
  const beside = path.resolve(folder, reference);
  return fs.existsSync(beside) ? beside : reference;
}

/** Loads the deployments named in measurements. */
export async function measuredDeployments(
  specs: Specs,
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
      const file = await specs.whole(placeOf(measurement.reference, folder), 'deployment');
      const deployment = resolveDeployment(specs.workspace, file);
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
      if (!(error instanceof CallerProblem)) throw error;
      refuse(error.message);
    }
  }
  return { cases, problems };
}
