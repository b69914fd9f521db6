import { mergeShards, type ShardText } from '../core/explore';
import { formatWhole } from '../core/quantity';
import { CallerProblem } from '../tooling';
import { readArguments } from './arguments';
import { shardPointsText } from './explored-text';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readInput } from './read-input';

/** `merge`: the frontier of a search that ran as shards. */
export async function merge(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, {});
  const files = typed.positionals;
  if (files.length === 0) throw new CallerProblem(`expected the files of shards: ${usageOf('merge')}`);
  const shards: ShardText[] = [];
  for (const file of files) shards.push({ file, text: await readInput(file) });
  const merged = mergeShards(shards);
  if (!merged.ok) throw new CallerProblem(merged.message);
  const { head, frontier } = merged.value;
  const text = `${head.name}: ${formatWhole(head.points)} deployments searched in ${head.of} shards; frontier of ${head.objectives.join(', ')}\n${shardPointsText(frontier)}`;
  const { of: _, ...space } = head;
  return { status: 0, json: { ...space, frontier }, text, wantsJson: typed.has('json') };
}
