import type { Config } from './config';
import { type Figure, figure } from './figure';

const FIELDS = [
  'tie_word_embeddings',
  'tie_embeddings',
  'tied_embeddings',
  'tie_embedding',
  'share_embeddings',
  'share_input_output_layers',
];

/** Whether embedding and LM head are one table; undefined where they are two. */
export function isTied(config: Config, usual: boolean | undefined): Figure | undefined {
  const stated = config.flag(...FIELDS);
  if (!(stated ?? usual ?? false)) return undefined;
  return stated === undefined
    ? figure(true, 'as this architecture does when nothing is stated')
    : figure(true);
}

/** Tells where nothing says whether the tables are one or two, and the second one decides more than half a percent. */
export function tellTied(
  config: Config,
  usual: boolean | undefined,
  vocabulary: number,
  hidden: number,
  parameters: number,
): void {
  if (config.flag(...FIELDS) !== undefined || usual !== undefined) return;
  const share = (vocabulary * hidden) / parameters;
  if (share <= 0.005) return;
  config.tell(
    'warning',
    'tie_word_embeddings',
    `is missing, and nothing else says whether embedding and LM head are one table: counted as two, of which one is ${(100 * share).toFixed(1)}% of the parameters; write \`tied_embeddings: true\` where they are one`,
  );
}
