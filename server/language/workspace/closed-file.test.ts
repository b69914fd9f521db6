import { expect, it } from 'vitest';
import { Validator } from '../schema';
import { closedFile, Readings } from './closed-file';
import { readSource } from './source-file';

const TEXT =
  'name: Card\ncompute: { fp8: 1 TFLOP/s }\nmemory: { capacity: 1 GB, bandwidth: 1 TB/s }\nprize: 1\n';

it('is the same file, its tree made again when it is asked for', () => {
  const file = readSource('file:///a.hardware.yaml', 'hardware', TEXT, new Validator());
  const closed = closedFile(file, new Readings());
  const { parsed, lines, ...rest } = closed;
  expect(parsed.root).toEqual(file.parsed.root);
  expect(lines.positionAt(20)).toEqual(file.lines.positionAt(20));
  const { parsed: _, lines: __, ...same } = file;
  expect(rest).toEqual(same);
});
