import { expect, it } from 'vitest';
import { misfitWords } from './runnable';

const GB = 1e9;

it('says what each pool lacks, and nothing of a pool that fits', () => {
  const attention = { pool: 'attention', used: 116 * GB, capacity: 96 * GB } as const;
  const ffn = { pool: 'ffn', used: 90 * GB, capacity: 80 * GB } as const;
  expect(misfitWords([attention, { ...ffn, used: 80 * GB }])).toBe(
    'does not fit: 116 GB needed per attention card, 96.0 GB available',
  );
  expect(misfitWords([attention, ffn])).toBe(
    'does not fit: 116 GB needed per attention card, 96.0 GB available; 90.0 GB needed per FFN card, 80.0 GB available',
  );
  expect(misfitWords([{ ...ffn, pool: 'pool', used: 1 }])).toBeUndefined();
});
