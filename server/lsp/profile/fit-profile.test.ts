import { describe, expect, it } from 'vitest';
import { random } from '../../../kernels/number/random';
import { applied } from '../../../tests/kit/edits';
import { mfaPoints, point, profileOf } from '../../../tests/kit/profile';
import { uriOf, workspaceOf } from '../../../tests/kit/workspace';
import type { Profile } from '../../core/profile';
import { checkFile } from '../../language/rules';
import { resolveDeployment, type SourceFile, type Workspace } from '../../language/workspace';
import { fitProfile } from './fit-profile';
import { hardwareFiles } from './hardware-files';

const CARD = `# our card
name: NVIDIA H800
price: $2.00/h   # rented
compute: { fp8: 1980 TFLOP/s, bf16: 989 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
scale_up: { domain: 8, bandwidth: 200 GB/s }
efficiency: { compute: 0.70, memory: 0.85 }
kernels:
  mla: { memory: 0.9 } # from elsewhere
`;
const MODEL = `name: Tiny
hidden: 1024
vocabulary: 32000
precision: { kv: bf16 }
attention: { mfa: { type: mfa, heads: 64, kv_heads: 1, head_dim: 256, query_rank: 1024 } }
ffn: { dense: { type: dense, width: 4096 } }
layers: [{ count: 12, attention: mfa, ffn: dense }]
`;
const DEPLOYMENT = `name: Tiny on H800
model: ./tiny.model.yaml
workload: { context: 4096, batch: 1024 }
topology: colocated
engine: none
pool: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8, parallel: { attention: { data: 8 }, ffn: { tensor: 8 } } }
micro_batches: 1
`;
const URI = uriOf('card.hardware.yaml');

function workspaceWith(card = CARD): Workspace {
  return workspaceOf({
    'card.hardware.yaml': card,
    'tiny.model.yaml': MODEL,
    'tiny.deployment.yaml': DEPLOYMENT,
  });
}

const answerTo = (workspace: Workspace, profile: Profile, uri = URI) =>
  fitProfile(workspace, uri, profile, { canonical: (one) => one, version: () => 7 });

/** The card's text with the edits that an answer asks for. */
function written(card: string, profile: Profile): string {
  const answer = answerTo(workspaceWith(card), profile);
  if (!answer.ok) throw new Error(answer.message);
  return applied(card, answer.files[0]?.edits ?? []);
}

/** MFA at a few sizes, the shortest of 2 us, with times that repeat to 3%. */
function noisy(seed: number): Profile {
  const { normal } = random(seed);
  const sizes = [1, 4, 16, 64].flatMap((batch) => [2048, 4096].map((context) => ({ batch, context })));
  const overhead = [0, 0.5e-6, 3e-6, 10e-6][seed % 4] ?? 0;
  const points = sizes.slice(0, 3 + (seed % 6)).map(({ batch, context }) => {
    const bytes = batch * 1024 * context;
    const seconds = (bytes / (3.35e12 * 0.6) + overhead) * Math.exp(0.03 * normal());
    return point('mfa', batch, { flops: 64 * bytes, bytes, seconds }, { context });
  });
  return profileOf(points);
}

/** What a card's text says of its kernels. */
function kernelsIn(text: string): unknown {
  return (workspaceWith(text).file(URI) as SourceFile<'hardware'>).spec?.kernels;
}

/** Seconds of the attention core of a layer, by the estimate. */
function coreSeconds(workspace: Workspace): number {
  const file = workspace.file('file:///folder/tiny.deployment.yaml') as SourceFile<'deployment'>;
  const layer = resolveDeployment(workspace, file)?.costed.estimate()?.layers[0];
  return layer?.attention.kernels.find(({ family }) => family === 'mfa')?.seconds ?? Number.NaN;
}

describe('a profile written into a hardware file', () => {
  it('adds the family with its source, and leaves every line as it was', () => {
    const text = written(CARD, profileOf(mfaPoints()));
    expect(text.startsWith(CARD)).toBe(true);
    expect(text.slice(CARD.length)).toMatchInlineSnapshot(`
      "  mfa:
          memory:
            value: 0.6
            low: 0.6
            high: 0.6
            source: "measured with Decode Lens on NVIDIA H800, 2026-11-21, WebGPU (Node), a lower bound for the card: 5 measurements, error ×1.00 (worst ×1.00, point 3)"
          overhead: 10 us
          source: "measured with Decode Lens on NVIDIA H800, 2026-11-21, WebGPU (Node), a lower bound for the card: 5 measurements, error ×1.00 (worst ×1.00, point 3)"
      "
    `);
    const workspace = workspaceWith(text);
    const file = workspace.file(URI);
    expect(file && checkFile(file, workspace)).toEqual([]);
  });

  it('is what the estimate then rests on', () => {
    const bytes = 128 * 2 * 256 * 2 * 4096;
    expect(coreSeconds(workspaceWith())).toBeCloseTo(bytes / (3.35e12 * 0.85) + 5e-6, 9);
    const text = written(CARD, profileOf(mfaPoints()));
    expect(coreSeconds(workspaceWith(text))).toBeCloseTo(bytes / (3.35e12 * 0.6) + 10e-6, 9);
  });

  it('changes nothing the second time', () => {
    const once = written(CARD, profileOf(mfaPoints()));
    expect(written(once, profileOf(mfaPoints()))).toBe(once);
    expect(answerTo(workspaceWith(once), profileOf(mfaPoints()))).toMatchObject({ ok: true, files: [] });
  });

  it.each([
    ['kernels:\n  mfa: { memory: 0.5 }'],
    ['kernels:\n  mfa: { memory: 0.95, compute: 0.02 }'],
    ['kernels:\n  mfa: { compute: 0.4, overhead: 0 us, source: the vendor }'],
    ['kernels:\n  mfa:\n    memory: 0.5..0.7 # from a paper\n    overhead: 20 us'],
    ['kernels:\n  gqa: &a { memory: 0.3, overhead: 9 us }\n  mfa: *a'],
    ['kernels:\n  gqa: &a { memory: 0.3, compute: 0.01 }\n  mfa:\n    <<: *a\n    overhead: 9 us'],
  ])('changes nothing the second time, with noise and the family’s own numbers: %j', (own) => {
    const card = `${CARD.slice(0, CARD.indexOf('kernels:'))}${own}\n`;
    for (let seed = 1; seed <= 12; seed++) {
      const profile = noisy(seed);
      const once = written(card, profile);
      expect(written(once, profile), `noise ${seed}`).toBe(once);
    }
  });

  it('rests on nothing but itself and what people wrote next to it', () => {
    const own = CARD.replace(/mla: .*/, 'mfa: { memory: 0.5, compute: 0.4 }');
    const without = CARD.replace(/mla: .*/, 'mfa: { compute: 0.4 }');
    for (let seed = 1; seed <= 12; seed++)
      expect(kernelsIn(written(own, noisy(seed)))).toEqual(kernelsIn(written(without, noisy(seed))));
  });

  it('tells numbers, and what it does not tell', () => {
    const answer = answerTo(workspaceWith(), profileOf(mfaPoints()));
    expect(answer).toMatchObject({
      ok: true,
      numbers: [
        { path: ['kernels', 'mfa', 'memory'], value: 0.6, unit: 'share' },
        { path: ['kernels', 'mfa', 'overhead'], value: 1e-5, unit: 'seconds' },
      ],
      files: [{ uri: URI, version: 7 }],
    });
    expect(answer.ok && answer.notes).toContain(
      'mfa: compute stays at 0.700: no measured kernel is bound by compute',
    );
  });

  it.each([
    ['a broken file', CARD.replace('{ fp8', '[ fp8'), /card\.hardware\.yaml has errors; fix them/],
    ['a card without its memory', CARD.replace(/^memory.*\n/m, ''), /has errors/],
    ['a card without a rate for halves', CARD.replace(', bf16: 989 TFLOP/s', ''), /compute rate for fp16/],
  ])('is refused for %s', (_, card, message) => {
    const answer = answerTo(workspaceWith(card), profileOf(mfaPoints()));
    expect(answer).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  it('is refused where it was measured in software, and for files that cannot be written', () => {
    const message = (profile: Profile, uri?: string) => {
      const answer = answerTo(workspaceWith(), profile, uri);
      return answer.ok ? 'written' : answer.message;
    };
    expect(message(profileOf(mfaPoints(), { software: true }))).toMatch(/software adapter/);
    expect(message(profileOf(mfaPoints()), 'file:///folder/tiny.model.yaml')).toMatch(/not a hardware file/);
    expect(message(profileOf([mfaPoints()[0]].flatMap((one) => one ?? [])))).toMatch(
      /^point 1: expected at least 2/,
    );
    expect(message(profileOf(mfaPoints()), 'file:///folder/100%.hardware.yaml')).toMatch(
      /^100%\.hardware\.yaml cannot/,
    );
    expect(message(profileOf(mfaPoints()), 'file:///folder/other.hardware.yaml')).toMatch(/cannot be read/);
  });

  it('is offered for the cards of the workspace, by name', () => {
    const workspace = workspaceWith();
    workspace.update('file:///folder/b%20b.hardware.yaml', 'nme: B');
    workspace.update('file:///folder/100%.hardware.yaml', 'nme: C');
    expect(hardwareFiles(workspace, { uriOf: (uri) => uri })).toEqual([
      { uri: 'file:///folder/100%.hardware.yaml', name: '100%.hardware.yaml' },
      { uri: 'file:///folder/b%20b.hardware.yaml', name: 'b b.hardware.yaml' },
      { uri: URI, name: 'NVIDIA H800' },
    ]);
  });
});
