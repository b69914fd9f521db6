import type { ModelSpec } from '../../core/spec';
import { pathAt } from '../../yaml/parse';
import { checkFile } from '../rules';
import { Workspace } from '../workspace';

/** A model file that was made: its errors, each with the key it is about, and what it says. */
export interface CheckedModel {
  readonly errors: readonly string[];
  readonly spec: ModelSpec | undefined;
}

/** Checks a model file that was made: where a configuration makes no sense, neither does the model. */
export function checkedModel(text: string): CheckedModel {
  const workspace = new Workspace();
  const state = workspace.update('import:/imported.model.yaml', text);
  if (!state.ok) return { errors: ['it is too large'], spec: undefined };
  const errors = checkFile(state.file, workspace)
    .filter(({ severity }) => severity === 'error')
    .map(({ from, message }) => {
      const path = pathAt(state.file.parsed, from)?.path ?? [];
      return path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`;
    });
  return { errors, spec: state.file.kind === 'model' ? state.file.spec : undefined };
}
