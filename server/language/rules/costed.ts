import type { Variation } from '../../core/advice/variation';
import { type ResolvedDeployment, resolveDeployment } from '../workspace';
import type { CheckContext } from './rule';

/** The costed deployment of a file; undefined if its text is broken or a reference is missing. */
export function costedOf({
  file,
  workspace,
}: Pick<CheckContext<'deployment'>, 'file' | 'workspace'>): ResolvedDeployment | undefined {
  return file.stale ? undefined : resolveDeployment(workspace, file);
}

/** The possible changes, to end a message with: `; a batch of 4,864 fits, or a context of 3,400`. */
export function proposed(variations: readonly (Variation | undefined)[], does: string): string {
  const [first, ...others] = variations.flatMap((varied) => varied?.phrase ?? []);
  return first === undefined ? '' : `; ${[`${first} ${does}`, ...others].join(', or ')}`;
}
