/** What the resources of a pipeline are called. */
const NAMES: Readonly<Record<string, string>> = {
  attention: 'Attention',
  'attention scale-up': 'Attention scale-up',
  dispatch: 'A→F',
  ffn: 'FFN',
  'scale-up': 'Scale-up',
  combine: 'F→A',
  cards: 'Cards',
  'scale-out': 'Scale-out',
};

export function laneName(resource: string): string {
  return NAMES[resource] ?? resource;
}

/** Why a resource stands idle, as the end of a sentence. */
export function causeText(cause: string): string {
  if (cause === 'hop') return 'waits for a network hop';
  if (cause === 'head') return 'stands still for an LM head';
  return `waits for ${laneName(cause)}`;
}
