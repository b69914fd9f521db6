import { describe, expect, it } from 'vitest';
import { dataAt } from '../../yaml/edit';
import { toValue } from '../../yaml/parse';
import { type SourceFile, Workspace } from '../workspace';
import { withChanges } from './calibrated';

const HEAD = `name: Card
compute: { bf16: 989 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
`;
const URI = 'file:///w/card.hardware.yaml';

function fileOf(text: string): SourceFile<'hardware'> {
  const workspace = new Workspace();
  workspace.update(URI, HEAD + text);
  return workspace.file(URI) as SourceFile<'hardware'>;
}

/** The text after the head once the overhead of MFA is gone and its memory is 0.6. */
function changed(text: string): string {
  const changes = [
    { path: ['kernels', 'mfa', 'overhead'], value: undefined },
    { path: ['kernels', 'mfa', 'memory'], value: { value: 0.6 } },
  ];
  return withChanges(fileOf(text), changes).text.slice(HEAD.length);
}

function kernelsOf(text: string): unknown {
  return dataAt(toValue(fileOf(text).parsed).value, ['kernels']);
}

describe('numbers that come from an anchor', () => {
  const gqa = { memory: 0.9, overhead: '3 us' };

  it.each<readonly [string, string, object]>([
    [
      'a merge key',
      'kernels: { gqa: &a { memory: 0.9, overhead: 3 us }, mfa: { <<: *a, compute: 0.4 } }\n',
      { compute: 0.4 },
    ],
    ['an alias', 'kernels: { gqa: &a { memory: 0.9, overhead: 3 us }, mfa: *a }\n', {}],
    [
      'a merge key in block text',
      'kernels:\n  gqa: &a\n    memory: 0.9\n    overhead: 3 us # of gqa\n  mfa:\n    <<: *a\n    compute: 0.4\n',
      { compute: 0.4 },
    ],
    ['an anchor of its own', 'kernels:\n  mfa: &a { memory: 0.9, overhead: 3 us }\n  gqa: *a\n', {}],
    [
      'an anchor of its own that is merged',
      'kernels:\n  mfa: &a\n    memory: 0.9\n    overhead: 3 us\n  gqa:\n    <<: *a\n  mla: *a\n',
      {},
    ],
    [
      'a merge key below an anchor',
      'kernels:\n  gqa: &a { memory: 0.9, overhead: 3 us }\n  mfa: &b { <<: *a }\n  mla: *b\n',
      {},
    ],
  ])('change in their own family only: %s', (_, text, own) => {
    const after = kernelsOf(changed(text)) as Record<string, Record<string, unknown>>;
    expect(after.mfa).toEqual({ memory: { value: 0.6 }, ...own });
    expect(after.gqa).toEqual(gqa);
    expect(after.mla ?? gqa).toEqual(gqa);
  });

  it('are written out where they cannot be removed, and nowhere else', () => {
    const text =
      'kernels:\n  gqa: &a # ours\n    memory: 0.9\n    overhead: 3 us # of gqa\n  mfa:\n    <<: *a\n    compute: 0.4\n';
    expect(changed(text)).toMatchInlineSnapshot(`
      "kernels:
        gqa: &a # ours
          memory: 0.9
          overhead: 3 us # of gqa
        mfa:
          compute: 0.4
          memory: { value: 0.6 }
      "
    `);
  });
});
