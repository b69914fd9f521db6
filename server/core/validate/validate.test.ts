import { describe, expect, it } from 'vitest';
import { card, model } from '../../../tests/kit/specs';
import { type References, validate } from '.';
import { records } from './records';

const references: References = {
  model: (reference) => (reference === 'qwen' ? model('catalog:qwen3-32b').spec : undefined),
  hardware: (reference) => (reference === 'h100' ? card('catalog:nvidia-h100') : undefined),
};

const HEADER =
  'id,model,hardware,engine,weights,accelerators,attention_tensor,ffn_tensor,context,batch,tpot_ms';
const run = (changes: Readonly<Record<string, string>> = {}): string => {
  const cells = {
    id: 'one',
    model: 'qwen',
    hardware: 'h100',
    engine: 'vllm',
    weights: 'bf16',
    accelerators: '2',
    attention_tensor: '2',
    ffn_tensor: '2',
    context: '1280',
    batch: '62.4',
    tpot_ms: '28.507',
    ...changes,
  };
  return HEADER.split(',')
    .map((column) => cells[column as keyof typeof cells])
    .join(',');
};
const table = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');

async function all(pieces: readonly string[]) {
  const found = [];
  for await (const record of records(pieces)) found.push(record);
  return found;
}

describe('records', () => {
  const text = 'a,b\r\n"1,5","say ""so""\nand on"\n\n# a remark\n x , \n';
  const expected = [
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1,5', 'say "so"\nand on'] },
    { line: 6, fields: ['x', ''] },
  ];

  it('are the same however the text is cut', async () => {
    expect(await all([text])).toEqual(expected);
    expect(await all([...text])).toEqual(expected);
  });

  it('end without a line break', async () => {
    expect(await all(['a,b\n1,2'])).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2'] },
    ]);
  });
});

describe('a run', () => {
  it('is compared with its estimate', async () => {
    const { used, agreement, groups } = await validate([table(run())], references);
    expect(used).toBe(1);
    expect(agreement?.median).toBeGreaterThan(0.6);
    expect(agreement?.median).toBeLessThan(1.3);
    expect(groups[0]?.by).toEqual({ model: 'qwen', hardware: 'h100', engine: 'vllm' });
  });

  it.each([
    [{ model: 'unlisted' }, 'unknown model ‘unlisted’'],
    [{ hardware: 'abacus' }, 'unknown hardware ‘abacus’'],
    [{ engine: 'steam' }, 'expected `engine` to be one of vllm, sglang, trtllm, none, found steam'],
    [{ weights: 'fp7' }, 'expected `weights` to be one of'],
    [{ tpot_ms: 'NaN' }, 'expected `tpot_us` or'],
    [{ tpot_ms: '-3' }, 'to be a number above 0, found -3'],
    [{ batch: '' }, 'expected `batch` to be a number above 0, found none'],
    [{ attention_tensor: '3' }, '`attention_data` to be a whole number'],
    [{ ffn_tensor: '4' }, 'to be a whole number'],
    [{ tpot_ms: '2.8' }, 'is faster than the card’s peaks allow'],
    [{ tpot_ms: '28507' }, 'is more than 20 times the estimate'],
  ])('with %j is set aside with its line and reason', async (changes, reason) => {
    const { used, refused } = await validate([table(run({ id: 'fine' }), run(changes))], references);
    expect(used).toBe(1);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.line).toBe(3);
    const [expected = ''] = reason.split(' or');
    expect(refused[0]?.reason).toContain(expected.replace('tpot_us`', 'tpot_ms`'));
  });

  it('needs a unit for its time', async () => {
    const plain = table(run()).replace('tpot_ms', 'tpot');
    const { refused } = await validate([plain], references);
    expect(refused[0]?.reason).toBe('expected `tpot` to have a unit such as 35 ms, found 28.507');
    const united = plain.replace('28.507', '28.507 ms');
    expect((await validate([united], references)).used).toBe(1);
  });

  it('with a field too many is set aside', async () => {
    const { refused } = await validate([table(`${run()},1`)], references);
    expect(refused[0]?.reason).toMatch(/^expected 11 fields as in the header, found 12/);
  });
});

it('says which columns a table lacks', async () => {
  const { refused } = await validate(['model,batch\nqwen,1\n'], references);
  expect(refused[0]?.reason).toBe('expected the columns hardware, accelerators, context in the header');
});

it('keeps whole figures of many runs', async () => {
  const rows = Array.from({ length: 400 }, (_, index) =>
    run({ id: String(index), batch: String(1 + (index % 60)) }),
  );
  const { agreement, runs } = await validate([table(...rows)], references);
  expect(runs).toBe(400);
  expect(agreement?.n).toBeGreaterThan(300);
});
