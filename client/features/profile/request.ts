import { fromProfilePanel } from '../../../server/protocol/profile-messages';
import type { Wanted } from './measure';

const USUAL = { kernels: [], batches: [], contexts: [] } as const;
const FORM =
  'it takes an object with the lists kernels (names), batches and contexts (whole numbers from 1 on), at most 16 in each and each may be left out, host (node or webview), and run, which is false to open the panel alone';

/**
 * What a caller of the command wants: the usual choice where nothing is said, undefined for the panel alone, to choose there.
 * Throws where it is not understood, for a run of everything takes minutes that nobody asked for.
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
