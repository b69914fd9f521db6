import { expect, test } from 'vitest';
import type { Failure, Profile } from '../../server/core/profile';
import type { ProfileState } from '../../server/protocol/profile';
import { endText } from './outcome';

const failure = (code: Failure['code']): Failure => ({ code, message: '', advice: '' });
const progress = { done: 8, of: 13, now: 'mfa' };

function state(failed: Failure['code'] | undefined, part: Partial<ProfileState> = {}): ProfileState {
  const failures = failed === undefined ? [] : [{ what: 'mfa', failure: failure(failed) }];
  const profile = { kernels: [{}], failures } as unknown as Profile;
  return { running: null, profile, previous: null, failure: null, hardware: [], ...part };
}

test.each([
  ['a whole run', state(undefined), ''],
  ['one of which a kernel failed', state('timeout'), ''],
  [
    'one that was cancelled',
    state('cancelled'),
    'Cancelled after 8 of 13 steps, 1 point measured; not kept.',
  ],
  ['the next one while it goes on', state('cancelled', { running: progress }), ''],
  [
    'one that was cancelled while it opened',
    state(undefined, { failure: failure('cancelled') }),
    'Cancelled before anything was measured.',
  ],
  [
    'one that failed, after one that was cancelled',
    state('cancelled', { failure: failure('no-adapter') }),
    '',
  ],
] as const)('of %s', (_, shown, text) => expect(endText(shown, progress)).toBe(text));

test('after a reload only what is shown is known', () =>
  expect(endText(state('cancelled'), undefined)).toBe('Cancelled with 1 point measured; not kept.'));
