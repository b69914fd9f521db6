import { modelWork, parameters } from '../../../core/cost';
import { checkFile } from '../../rules';
import type { SourceFile, Workspace } from '../../workspace';
import { resolveDeployment } from '../../workspace';
import { USUAL_CONTEXTS } from '../cost/contexts';

/** What a deployment comes to, by its estimate. */
export interface DeploymentFigures {
  /** Null where a card has no price. */
  readonly usdPerMillionTokens: number | null;
  /** Seconds per output token. */
  readonly tpot: number;
  readonly tokensPerSecond: number;
  readonly tokensPerSecondPerAccelerator: number;
  readonly accelerators: number;
  /** The resource that sets the pace. */
  readonly binding: string;
  readonly fitsMemory: boolean;
  /** Null without a target. */
  readonly meetsTarget: boolean | null;
}

/** The size of a model, and its work per token at the shorter of the usual contexts. */
export interface ModelFigures {
  readonly parameters: number;
  readonly activeParameters: number;
  readonly stateBytes: number;
  readonly attentionFlops: number;
  readonly linearFlops: number;
  readonly ffnFlops: number;
}

/** The figures of a file, or why it has none. */
export type Figured<Figures> =
  | { readonly ok: true; readonly figures: Figures }
  | { readonly ok: false; readonly reason: string };

function broken(file: SourceFile, workspace: Workspace): Figured<never> {
  const error = checkFile(file, workspace).find(({ severity }) => severity === 'error');
  return { ok: false, reason: error?.message ?? 'what it refers to has errors' };
}

/** The figures of a deployment, its references followed in a workspace. */
export function deploymentFigures(
  file: SourceFile<'deployment'>,
  workspace: Workspace,
): Figured<DeploymentFigures> {
  const deployment = resolveDeployment(workspace, file);
  if (deployment === undefined) return broken(file, workspace);
  const result = deployment.costed.result();
  if (!result.ok) return { ok: false, reason: result.problems[0]?.message ?? 'there is no estimate' };
  const { usdPerMillionTokens, tpot, tokensPerSecond, tokensPerSecondPerAccelerator } = result.value;
  const { accelerators, binding, memory } = result.value;
  const target = file.spec?.target?.tpot;
  return {
    ok: true,
    figures: {
      usdPerMillionTokens,
      tpot,
      tokensPerSecond,
      tokensPerSecondPerAccelerator,
      accelerators,
      binding: binding.name,
      fitsMemory: memory.every(({ used, capacity }) => used <= capacity),
      meetsTarget: target === undefined ? null : tpot <= target,
    },
  };
}

/** The figures of a model. */
export function modelFigures(file: SourceFile<'model'>, workspace: Workspace): Figured<ModelFigures> {
  const costed = file.spec === undefined ? undefined : workspace.costedModel(file.spec);
  if (costed?.ok !== true) return broken(file, workspace);
  const { total, active } = parameters(costed.model);
  const { stateBytes, attentionFlops, linearFlops, ffnFlops } = modelWork(
    costed.model,
    USUAL_CONTEXTS[0] ?? 8192,
  );
  return {
    ok: true,
    figures: {
      parameters: total,
      activeParameters: active,
      stateBytes,
      attentionFlops,
      linearFlops,
      ffnFlops,
    },
  };
}
