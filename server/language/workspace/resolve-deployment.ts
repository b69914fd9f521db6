import type { CostedDeployment } from '../../core/advice/costed-deployment';
import type { CostedModel } from '../../core/cost';
import { type Half, halvesOf, type PricedHardware, statedPrice } from '../../core/spec';
import type { SourceFile } from './source-file';
import type { Workspace } from './workspace';

/** A deployment and the files that it refers to. */
export interface ResolvedDeployment {
  readonly file: SourceFile<'deployment'>;
  readonly model: CostedModel;
  readonly modelFile: SourceFile<'model'>;
  readonly attention: SidePart;
  readonly ffn: SidePart;
  /** The costed deployment, computed once per version. */
  readonly costed: CostedDeployment;
}

/** The card of one half. */
export interface SidePart {
  readonly hardware: PricedHardware;
  readonly hardwareFile: SourceFile<'hardware'>;
}

/**
 * Resolves the references of a deployment; undefined if the target of one of them is missing or cannot be costed.
 */
export function resolveDeployment(
  workspace: Workspace,
  file: SourceFile<'deployment'>,
): ResolvedDeployment | undefined {
  const spec = file.spec && workspace.traces.resolve(file.uri, file.spec);
  if (spec === undefined) return undefined;
  const modelFile = workspace.referred(file.uri, 'model', 'model');
  if (modelFile?.spec === undefined) return undefined;
  const result = workspace.costedModel(modelFile.spec);
  if (!result.ok) return undefined;
  const halves = halvesOf(spec);
  const part = (half: Half): SidePart | undefined => {
    const { pool } = halves[half];
    const hardwareFile = workspace.referred(file.uri, pool.hardwarePath.join('.'), 'hardware');
    if (hardwareFile?.spec === undefined) return undefined;
    return { hardware: workspace.pricing.of(hardwareFile.spec, statedPrice(spec, pool)), hardwareFile };
  };
  const [attention, ffn] = [part('attention'), part('ffn')];
  if (attention === undefined || ffn === undefined) return undefined;
  const { model } = result;
  const hardware = { attention: attention.hardware, ffn: ffn.hardware };
  const costed = workspace.costing.of(spec, model, hardware);
  return { file, model, modelFile, attention, ffn, costed };
}
