import { pathAt } from '../../yaml/parse';
import { checkFile } from '../rules';
import { Workspace } from '../workspace';

/** The errors of a model file that was made, each with the key it is about: where a configuration makes no sense, neither does the model. */
export function modelErrors(text: string): readonly string[] {
  const workspace = new Workspace();
  const state = workspace.update('import:/imported.model.yaml', text);
  if (!state.ok) return ['it is too large'];
  return checkFile(state.file, workspace)
    .filter(({ severity }) => severity === 'error')
    .map(({ from, message }) => {
      const path = pathAt(state.file.parsed, from)?.path ?? [];
      return path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`;
    });
}
