import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/kit/runs';
import { spaces } from '../../../tests/kit/spaces';
import { Exploration } from './exploration';
import { mergeShards, SHARD_VERSION, type ShardText, shardPoint } from './shard';
import type { Space } from './space';

/** What `search --shard` writes. */
function written(space: Space, number: number, of: number, changes: object = {}): ShardText {
  const exploration = new Exploration(space, { number, of });
  const { points } = exploration;
  const head = { explore: SHARD_VERSION, space: 's', program: '1.0.0', name: 'N', points, shard: number, of };
  const lines: unknown[] = [{ ...head, objectives: space.objectives, ...changes }];
  while (!exploration.done)
    lines.push(...exploration.advance(7).map((found) => shardPoint(exploration, found)));
  lines.push({ end: true, ...exploration.counts });
  return { file: `${number}`, text: lines.map((line) => `${JSON.stringify(line)}\n`).join('') };
}

const all = (space: Space, of: number): readonly ShardText[] =>
  Array.from({ length: of }, (_, index) => written(space, index + 1, of));

const [example] = fc.sample(spaces, { numRuns: 1, seed: 7 }) as [Space];

/** A shard that was killed: its text up to some character. */
const cut = ({ file, text }: ShardText, share: number): ShardText => {
  const [head = ''] = text.split('\n');
  const rest = text.slice(head.length + 1, -1);
  return { file: `${file}-torn`, text: `${head}\n${rest.slice(0, Math.floor(rest.length * share))}` };
};

const message = (shards: Iterable<ShardText>): string => {
  const merged = mergeShards(shards);
  return merged.ok ? '' : merged.message;
};

describe('the shards of a search', () => {
  it('merge into the same bytes however a space is divided, in any order, killed ones run again, some there twice', () => {
    const property = fc.property(
      spaces,
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })), {
        maxLength: 10,
      }),
      fc.infiniteStream(fc.nat()),
      (space, of, killed, order) => {
        const whole = new Exploration(space).run();
        const expected = whole.frontier.points.map((found) => shardPoint(whole, found));
        const shards = all(space, of);
        const torn = killed.map(([shard, share]) => cut(shards[shard % of] as ShardText, share));
        const mixed = [...shards, ...torn, ...shards.slice(0, 1)]
          .map((shard) => ({ shard, place: order.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ shard }) => shard);
        const merged = mergeShards(mixed);
        expect(merged.ok && JSON.stringify(merged.value.frontier)).toBe(JSON.stringify(expected));
      },
    );
    fc.assert(property, { numRuns: runs(200) });
  });

  it('are named where they break off or are missing', () => {
    const [first, second, third] = all(example, 3) as [ShardText, ShardText, ShardText];
    expect(message([first, cut(second, 0.5), third])).toBe(
      'shards are missing or unfinished: 2/3 (2-torn breaks off); run each again with --shard',
    );
    expect(message([first])).toContain('unfinished: 2/3, 3/3;');
    expect(message([])).toBe('expected the files of shards, found none');
  });

  it.each([
    ['another space', { space: 'other' }, 'is of another space'],
    ['another version of the program', { program: '2.0.0' }, 'was searched by version 2.0.0'],
    ['another version of the lines', { explore: 2 }, 'expected shards of version 1, found version 2'],
    ['another division', { of: 4 }, 'expected shards of one division'],
    ['no such place', { shard: 3 }, 'expected a shard from 1 to 2, found 3'],
  ])('of %s are refused', (_, changes, expected) => {
    expect(message([written(example, 1, 2), written(example, 2, 2, changes)])).toContain(expected);
  });

  it.each([
    ['no shard', 'name: Model\n', 'expected the output of'],
    ['an empty file', '', 'expected the output of'],
    ['a line amid the others that is none', `${written(example, 1, 1).text}{"index":\n`, 'expected a point'],
  ])('are read from %s', (_, text, expected) => {
    expect(message([{ file: 'file', text }])).toContain(expected);
  });
});
