import type { Variation } from '../../core/advice/variation';
import { type ResolvedDeployment, resolveDeployment } from '../workspace';
import type { CheckContext } from './rule';

/** A deployment with everything it refers to; undefined while its text is broken or something is missing. */
export function costedOf({
  file,
  workspace,
}: Pick<CheckContext<'deployment'>, 'file' | 'workspace'>): ResolvedDeployment | undefined {
  return file.stale ? undefined : resolveDeployment(workspace, file);
}

/** What could be done, as the end of a message: `; a batch of 4864 fits, or a context of 3400`. */
export function proposed(variations: readonly (Variation | undefined)[], does: string): string {
  const [first, ...others] = variations.flatMap((varied) => varied?.phrase ?? []);
  return first === undefined ? '' : `; ${[`${first} ${does}`, ...others].join(', or ')}`;
}
