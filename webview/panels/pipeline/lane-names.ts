import { type IdleCause, ROUND_TRIP, type TermName } from '../../../server/core/pipeline';

/** The names of the resources of a pipeline, and of the bounds of a step. */
const NAMES: Readonly<Record<TermName, string>> = {
  attention: 'Attention',
  'attention scale-up': 'Attention scale-up',
  dispatch: 'Dispatch',
  ffn: 'FFN',
  'scale-up': 'Scale-up',
  combine: 'Combine',
  cards: 'Cards',
  'scale-out': 'Scale-out',
  [ROUND_TRIP]: ROUND_TRIP,
};

export function laneName(name: TermName): string {
  return NAMES[name];
}

/** Why a resource is idle, for labels. */
export function causeText(cause: IdleCause): string {
  if (cause === 'hop') return 'waits for a network hop';
  if (cause === 'head') return 'waits for the LM head';
  return `waits for ${laneName(cause)}`;
}
