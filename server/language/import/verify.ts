import { checkFile } from '../check';
import { Workspace } from '../resolve';

/** The errors of a model file that was made: where a configuration makes no sense, neither does the model. */
export function modelErrors(text: string): readonly string[] {
  const workspace = new Workspace();
  const state = workspace.update('import:/imported.model.yaml', text);
  if (!state.ok) return ['it is too large'];
  return checkFile(state.file, workspace)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}
