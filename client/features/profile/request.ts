import { fromProfilePanel } from '../../../server/protocol/profile-messages';
import type { Wanted } from './measure';

const USUAL = { kernels: [], batches: [], contexts: [] } as const;
const FORM =
  'expected an object with the optional lists kernels (names), batches and contexts (positive whole numbers), at most 16 items each, host (node or browser), and run (false only opens the panel)';

/**
 * Parses the argument of the command: defaults for missing keys; undefined to only open the panel. Throws if it is
 * invalid, because a default run would take minutes that were not asked for.
 */
export function wantedBy(argument: unknown): Wanted | undefined {
  if (argument === undefined || argument === null) return USUAL;
  if (typeof argument !== 'object') throw new Error(`The request to profile was not understood: ${FORM}.`);
  const { run = true, ...sizes } = argument as { readonly run?: unknown };
  const message = fromProfilePanel.safeParse({ ...USUAL, ...sizes, type: 'run' });
  if (typeof run === 'boolean' && message.success && message.data.type === 'run')
    return run ? message.data : undefined;
  throw new Error(`The request to profile was not understood: ${JSON.stringify(argument)}; ${FORM}.`);
}
