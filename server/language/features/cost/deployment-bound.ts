import type { Counting } from '../../../core/cost';
import { type CostedModel, cardBound, type ModelWork, modelWork } from '../../../core/cost';
import type { HardwareSpec } from '../../../core/spec';
import type { SourceFile, Workspace } from '../../resolve';

/** A deployment with everything it refers to. */
export interface ResolvedDeployment {
  readonly file: SourceFile<'deployment'>;
  readonly model: CostedModel;
  readonly modelFile: SourceFile<'model'>;
  readonly attention: SidePart;
  readonly ffn: SidePart;
}

/** The card of one half. */
export interface SidePart {
  readonly hardware: HardwareSpec;
  readonly hardwareFile: SourceFile<'hardware'>;
}

/** Follows a deployment's references; undefined while one of them leads to nothing that can be costed. */
export function resolveDeployment(
  workspace: Workspace,
  file: SourceFile<'deployment'>,
): ResolvedDeployment | undefined {
  if (file.spec === undefined) return undefined;
  const modelFile = workspace.referred(file.uri, 'model', 'model');
  if (modelFile?.spec === undefined) return undefined;
  const costed = workspace.costedModel(modelFile.spec);
  if (!costed.ok) return undefined;
  const part = (path: string): SidePart | undefined => {
    const hardwareFile = workspace.referred(file.uri, path, 'hardware');
    return hardwareFile?.spec === undefined ? undefined : { hardware: hardwareFile.spec, hardwareFile };
  };
  const colocated = file.spec.topology === 'colocated';
  const attention = part(colocated ? 'pool.hardware' : 'attention.hardware');
  const ffn = part(colocated ? 'pool.hardware' : 'ffn.hardware');
  if (attention === undefined || ffn === undefined) return undefined;
  return { file, model: costed.model, modelFile, attention, ffn };
}

/** The theoretical bound of a deployment at a context, in USD per 1M tokens; null without a price or rate. */
export interface DeploymentBound {
  readonly context: number;
  readonly work: ModelWork;
  readonly attention: ReturnType<typeof half>;
  readonly ffn: ReturnType<typeof half>;
  readonly usdPerMillionTokens: number | null;
}

function half(work: ModelWork, part: SidePart, of: 'attention' | 'ffn') {
  const bound = cardBound(work, part.hardware)?.[of];
  return bound === undefined
    ? undefined
    : { ...bound, usdPerMillionTokens: bound.usdPerMillionTokens ?? null };
}

/** Bounds a deployment: each half on its own card, every peak reached, nothing lost. */
export function deploymentBound(
  deployment: ResolvedDeployment,
  context: number,
  counting: Counting = 'exact',
): DeploymentBound {
  const work = modelWork(deployment.model, context, counting);
  const attention = half(work, deployment.attention, 'attention');
  const ffn = half(work, deployment.ffn, 'ffn');
  const [a, f] = [attention?.usdPerMillionTokens ?? null, ffn?.usdPerMillionTokens ?? null];
  return { context, work, attention, ffn, usdPerMillionTokens: a === null || f === null ? null : a + f };
}
