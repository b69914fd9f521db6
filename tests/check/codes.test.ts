import { expect, it } from 'vitest';
import { FINDING_CODES } from '../../server/language/rules';

it('gives each code once', () => {
  expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
});
