import { type IdleCause, ROUND_TRIP, type TermName } from '../../../server/core/pipeline';

/** What the resources of a pipeline, and the bounds of a step, are called. */
const NAMES: Readonly<Record<TermName, string>> = {
  attention: 'Attention',
  'attention scale-up': 'Attention scale-up',
  dispatch: 'A→F',
  ffn: 'FFN',
  'scale-up': 'Scale-up',
  combine: 'F→A',
  cards: 'Cards',
  'scale-out': 'Scale-out',
  [ROUND_TRIP]: ROUND_TRIP,
};

export function laneName(name: TermName): string {
  return NAMES[name];
}

/** Why a resource stands idle, as the end of a sentence. */
export function causeText(cause: IdleCause): string {
  if (cause === 'hop') return 'waits for a network hop';
  if (cause === 'head') return 'stands still for an LM head';
  return `waits for ${laneName(cause)}`;
}
