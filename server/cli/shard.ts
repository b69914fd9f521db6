import { once } from 'node:events';
import {
  Exploration,
  SHARD_VERSION,
  type Shard,
  type ShardEnd,
  type ShardHead,
  type Space,
  shardPoint,
} from '../core/explore';
import { CallerProblem, spaceName } from '../tooling';
import type { Typed } from './arguments';
import type { Outcome } from './outcome';
import { version } from './version';

/** Rows between two looks at whether the output keeps up. */
const ROWS_AT_ONCE = 1024;

/** The shard that was asked for: `--shard 3/8`. */
export function readShard(typed: Typed): Shard | undefined {
  const text = typed.one('shard');
  if (text === undefined) return undefined;
  const [number = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (!(number >= 1 && number <= of && Number.isSafeInteger(of)))
    throw new CallerProblem(`--shard: expected I/N with I from 1 to N such as 3/8, found ${text}`);
  return { number, of };
}

async function writeLine(value: ShardHead | ReturnType<typeof shardPoint>): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** Goes through a shard and writes its lines as they come; the last one, its end, is the outcome. */
export async function runShard(space: Space, shard: Shard): Promise<Outcome> {
  const exploration = new Exploration(space, shard);
  await writeLine({
    explore: SHARD_VERSION,
    space: spaceName(space),
    program: version(),
    name: space.base.name,
    points: exploration.points,
    objectives: space.objectives,
    shard: shard.number,
    of: shard.of,
  });
  while (!exploration.done)
    for (const found of exploration.advance(ROWS_AT_ONCE)) await writeLine(shardPoint(exploration, found));
  const end: ShardEnd = { end: true, ...exploration.counts };
  return { status: 0, json: end, text: JSON.stringify(end), wantsJson: false };
}
