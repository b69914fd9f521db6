import {
  type EstimateFigures,
  estimateFigures,
  type ModelSummary,
  modelSummary,
  USUAL_CONTEXT,
} from '../../../core/summary';
import { checkFile } from '../../rules';
import { resolveDeployment, type SourceFile, type Workspace } from '../../workspace';

/** The figures of a file, or why it has none. */
export type Figured<Figures> =
  | { readonly ok: true; readonly figures: Figures }
  | { readonly ok: false; readonly reason: string };

function broken(file: SourceFile, workspace: Workspace): Figured<never> {
  const error = checkFile(file, workspace).find(({ severity }) => severity === 'error');
  return { ok: false, reason: error?.message ?? 'what it refers to has errors' };
}

/** The figures of a deployment, with references resolved in a workspace. */
export function deploymentFigures(
  file: SourceFile<'deployment'>,
  workspace: Workspace,
): Figured<EstimateFigures> {
  const costed = resolveDeployment(workspace, file)?.costed;
  if (costed === undefined) return broken(file, workspace);
  const result = costed.result();
  if (!result.ok) return { ok: false, reason: result.problems[0]?.message ?? 'there is no estimate' };
  return { ok: true, figures: estimateFigures(result.value, costed.spec.target?.tpot) };
}

/** The figures of a model, at the shorter of the usual contexts. */
export function modelFigures(file: SourceFile<'model'>, workspace: Workspace): Figured<ModelSummary> {
  const costed = file.spec === undefined ? undefined : workspace.costedModel(file.spec);
  if (costed?.ok !== true) return broken(file, workspace);
  return { ok: true, figures: modelSummary(costed.model, USUAL_CONTEXT) };
}
