import { OBJECTIVES, type Objective } from '../spec';
import { type Described, describeRow } from './described';
import type { Exploration, Found } from './exploration';
import { Frontier } from './frontier';
import { valuesOf } from './objectives';

/** The version of the lines that shards write. */
export const SHARD_VERSION = 1;

/** The first line of a shard. */
export interface ShardHead {
  readonly explore: typeof SHARD_VERSION;
  /** The space that it belongs to, and the program's version that searched it. */
  readonly space: string;
  readonly program: string;
  readonly name: string;
  readonly points: number;
  readonly objectives: readonly Objective[];
  readonly shard: number;
  readonly of: number;
}

/** A line of a point: its number, its figures, and what it is. */
export type ShardPoint = Omit<Found, 'values'> & { readonly deployment: Described };

/** The last line of a shard. */
export interface ShardEnd {
  readonly end: true;
  readonly rows: number;
  readonly estimates: number;
}

/** A shard's file. */
export interface ShardText {
  readonly file: string;
  readonly text: string;
}

/** What shards come to together. */
interface Merged {
  readonly head: Omit<ShardHead, 'shard'>;
  readonly frontier: readonly ShardPoint[];
}

/** The line of a point. */
export function shardPoint({ rows, space }: Exploration, found: Found): ShardPoint {
  const { values: _, ...figures } = found;
  return { ...figures, deployment: describeRow(rows.at(Math.floor(found.index / space.batches.length))) };
}

export type MergeResult =
  | { readonly ok: true; readonly value: Merged }
  | { readonly ok: false; readonly message: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHead = (value: unknown): value is ShardHead =>
  isObject(value) &&
  typeof value.explore === 'number' &&
  [value.space, value.program, value.name].every((text) => typeof text === 'string') &&
  [value.points, value.shard, value.of].every(Number.isSafeInteger) &&
  Array.isArray(value.objectives) &&
  value.objectives.every((one) => OBJECTIVES.some((known) => known === one));

const isPoint = (value: unknown): value is ShardPoint =>
  isObject(value) &&
  isObject(value.deployment) &&
  [value.index, value.batch, value.accelerators].every(Number.isSafeInteger) &&
  [value.tpot, value.tokensPerSecond, value.tokensPerSecondPerAccelerator].every(Number.isFinite) &&
  (value.usdPerMillionTokens === null || Number.isFinite(value.usdPerMillionTokens));

const isEnd = (value: unknown): value is ShardEnd => isObject(value) && value.end === true;

/** Joins shards into the frontier of the whole space, in whichever order they come. */
class Merge {
  private head: ShardHead | undefined;
  private first = '';
  private readonly finished = new Set<number>();
  private readonly torn = new Map<number, string>();
  private readonly frontier = new Frontier<ShardPoint & Pick<Found, 'values'>>();

  /** Reads a shard. @returns what is wrong with it */
  read({ file, text }: ShardText): string | undefined {
    const lines = text.split('\n');
    // What follows the last line break is nothing, or a line that was not written to its end.
    lines.pop();
    const [start, ...rest] = lines;
    const head = start === undefined ? undefined : parsed(start);
    if (!isHead(head))
      return `${file}: expected the output of \`decode-lens search --shard\`, which begins with a line about its space`;
    if (head.explore !== SHARD_VERSION)
      return `${file}: expected shards of version ${SHARD_VERSION}, found version ${head.explore}; run it again with this version`;
    const other = this.differs(head, file);
    if (other !== undefined) return other;
    const points: ShardPoint[] = [];
    let ended = false;
    for (const [index, line] of rest.entries()) {
      const value = parsed(line);
      if (isPoint(value) && !ended) points.push(value);
      else if (isEnd(value) && !ended) ended = true;
      else return `${file}:${index + 2}: expected a point or the end of a shard, found ${line.slice(0, 60)}`;
    }
    if (!ended) {
      this.torn.set(head.shard, file);
      return undefined;
    }
    this.finished.add(head.shard);
    for (const point of points) this.frontier.add({ ...point, values: valuesOf(point, head.objectives) });
    return undefined;
  }

  result(): MergeResult {
    const { head, finished, torn } = this;
    if (head === undefined) return { ok: false, message: 'expected the files of shards, found none' };
    const missing = Array.from({ length: head.of }, (_, index) => index + 1).filter(
      (shard) => !finished.has(shard),
    );
    if (missing.length > 0) {
      const named = missing.slice(0, 20).map((shard) => {
        const file = torn.get(shard);
        return file === undefined ? `${shard}/${head.of}` : `${shard}/${head.of} (${file} breaks off)`;
      });
      const more = missing.length > 20 ? ` and ${missing.length - 20} more` : '';
      return {
        ok: false,
        message: `shards are missing or unfinished: ${named.join(', ')}${more}; run each again with --shard`,
      };
    }
    const { shard: _, ...shared } = head;
    const points = this.frontier.points.map(({ values: _values, ...point }) => point);
    return { ok: true, value: { head: shared, frontier: points } };
  }

  private differs(head: ShardHead, file: string): string | undefined {
    if (this.head === undefined) {
      this.head = head;
      this.first = file;
    }
    const { space, program, of } = this.head;
    if (head.program !== program)
      return `${file} was searched by version ${head.program}, ${this.first} by ${program}; run one of them again`;
    if (head.space !== space)
      return `${file} is of another space than ${this.first}; the model, the cards, the deployment or the options differ`;
    if (head.of !== of)
      return `${file} is one of ${head.of} shards, ${this.first} one of ${of}; expected shards of one division`;
    if (head.shard < 1 || head.shard > of)
      return `${file}: expected a shard from 1 to ${of}, found ${head.shard}`;
    return undefined;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Joins shards of a space. A shard that broke off does not count, and must have been run again; one that is there twice counts
 * once.
 */
export function mergeShards(shards: Iterable<ShardText>): MergeResult {
  const merge = new Merge();
  for (const shard of shards) {
    const message = merge.read(shard);
    if (message !== undefined) return { ok: false, message };
  }
  return merge.result();
}
