import { expect, test } from 'vitest';
import { createCrashPolicy } from './crash-policy';

const minute = 60_000;

/** What the policy says to crashes at these times. */
function decisions(times: readonly number[]): readonly boolean[] {
  const clock = [...times];
  const policy = createCrashPolicy(() => clock.shift() ?? 0);
  return times.map(() => policy.mayRestart());
}

test('a server that crashes five times within three minutes is given up', () => {
  expect(decisions([0, 1, 2, 3, 4])).toEqual([true, true, true, true, false]);
});

test('crashes that lie apart are forgiven for ever', () => {
  const times = Array.from({ length: 50 }, (_, index) => index * minute);
  expect(decisions(times)).toEqual(times.map(() => true));
});
