import type { Failure, Profile } from '../../../server/core/profile';
import { element } from '../../dom/element';

/** The maximum number of names to list of tasks that failed for the same reason. */
const LISTED = 4;

/** Tasks that failed for the same reason. */
interface FailureGroup {
  readonly what: string;
  readonly failure: Failure;
}

/** Groups failures by reason, because a reason such as a cancelled run applies to many tasks. */
function groupFailures(failures: Profile['failures']): readonly FailureGroup[] {
  const groups = new Map<string, { names: string[]; failure: Failure }>();
  for (const { what, failure } of failures) {
    const key = `${failure.code}/${failure.message}`;
    const known = groups.get(key) ?? { names: [], failure };
    known.names.push(what);
    groups.set(key, known);
  }
  return [...groups.values()].map(({ names, failure }) => {
    const more = names.length - LISTED;
    return { what: names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : ''), failure };
  });
}

/** What could not be measured, why, and what to do. */
export function mountFailures(): { readonly root: HTMLElement; show(failures: Profile['failures']): void } {
  const list = element('ul');
  const root = element('section', { class: 'failures' }, element('h2', {}, 'Could not be measured'), list);
  return {
    root,
    show(failures) {
      root.hidden = failures.length === 0;
      list.replaceChildren(
        ...groupFailures(failures).map(({ what, failure }) =>
          element(
            'li',
            {},
            element('strong', {}, what),
            `: ${failure.message} `,
            element('em', {}, failure.advice),
          ),
        ),
      );
    },
  };
}
