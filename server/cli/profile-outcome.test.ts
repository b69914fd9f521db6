import { describe, expect, it } from 'vitest';
import { failure } from '../../kernels/device/failure';
import { mfaPoint, profileOf } from '../../tests/kit/profile';
import { profileOutcome } from './profile-outcome';

const failures = [{ what: 'mfa portable', failure: failure('out-of-memory', 'keys would take 2 TB.') }];

describe('the outcome of a profile', () => {
  it('is fine when something was measured, though other kernels failed', () => {
    expect(profileOutcome(profileOf([mfaPoint(16, 4096)], { failures }), false).status).toBe(0);
  });

  it('is a failure that says what to do when every kernel failed', () => {
    const { status, text } = profileOutcome(profileOf([], { failures }), false);
    expect(status).toBe(1);
    expect(text).toContain('nothing was measured');
    expect(text).not.toContain('median');
    expect(text).toContain('mfa portable: keys would take 2 TB. Choose a smaller batch or context');
  });

  it('is a failure when no time may be used', () => {
    const kernels = [mfaPoint(16, 4096, { problem: 'The result is wrong.' })];
    expect(profileOutcome(profileOf(kernels), true).status).toBe(1);
  });
});
