import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, type Finding, type SourceFile, Workspace } from '../../server/language';
import { FINDING_CODES } from '../../server/language/rules';
import { applyEdits } from '../../server/yaml/edit';
import { runs } from '../kit/runs';

/** Deployments of every size that the schema takes, sensible and absurd: each has findings that can be shown. */

const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 64 }) },
  { weight: 2, arbitrary: fc.constantFrom(1000, 4096, 65536, 1_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 40, 1e15) },
);
const tokens = fc.oneof(fc.integer({ min: 1, max: 131072 }), fc.constantFrom(2 ** 20, 1e15));
const batch = fc.oneof(fc.integer({ min: 1, max: 20000 }), fc.constantFrom(1e9, 1e15));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const degrees = maybe(
  fc.record({ data: maybe(size), tensor: maybe(size), expert: maybe(size), pipeline: maybe(size) }),
);
const hardware = fc.constantFrom(
  'catalog:nvidia-h800',
  'catalog:nvidia-h20',
  'catalog:nvidia-l20',
  'catalog:ascend-910b',
  './odd.hardware.yaml',
);
const model = fc.constantFrom(
  'catalog:step-3',
  'catalog:deepseek-v3',
  'catalog:minimax-m1',
  'catalog:llama-4-maverick',
  './odd.model.yaml',
);
const side = fc.record({
  hardware,
  instances: size,
  accelerators: fc.oneof(fc.constantFrom(1, 8), size),
  parallel: degrees,
  output_tensor: maybe(size),
});
const shared = {
  name: fc.constant('Any'),
  model,
  workload: fc.record({
    context: fc.oneof(
      tokens,
      fc.tuple(tokens, tokens).map(([a, b]) => ({ mean: Math.min(a, b), max: Math.max(a, b) })),
    ),
    batch,
    utilization: maybe(fc.constantFrom(0.01, 0.5, 1)),
  }),
  target: maybe(fc.constantFrom('1 ns', '20 ms', '50 ms', '1 h').map((tpot) => ({ tpot }))),
  micro_batches: maybe(fc.oneof(fc.integer({ min: 1, max: 8 }), size)),
  imbalance: maybe(fc.constantFrom(1, 1.3, 1e9)),
  speculative: maybe(
    fc.record({ draft: fc.constantFrom(1, 4, 1e6, 1e15), acceptance: fc.constantFrom(0, 0.3, 0.7, 1) }),
  ),
  reserve: maybe(fc.constantFrom(0, 0.1, 0.9)),
};
const deployment = fc.oneof(
  fc.record({
    ...shared,
    topology: fc.constant('afd'),
    attention: side,
    ffn: side,
    fan_out: maybe(fc.constantFrom('broadcast', 'routed')),
  }),
  fc.record({
    ...shared,
    topology: fc.constant('colocated'),
    pool: side.chain((pool) =>
      fc.record({
        ...Object.fromEntries(Object.entries(pool).map(([key, value]) => [key, fc.constant(value)])),
        parallel: maybe(fc.record({ attention: degrees, ffn: degrees })),
      }),
    ),
  }),
);

/** A card and a model at the ends of what can be written. */
const oddCard = fc.record({
  name: fc.constant('Odd'),
  compute: fc.constantFrom({ fp8: '1 FLOP/s' }, { bf16: '1e300 FLOP/s' }, { fp8: '1980 TFLOP/s' }),
  memory: fc.record({
    capacity: fc.constantFrom('1 B', '80 GB', '1e300 B'),
    bandwidth: fc.constantFrom('1 B/s', '3 TB/s'),
  }),
  price: maybe(fc.constantFrom('$0/h', '$2/h', '$1e300/h')),
  scale_up: maybe(fc.constant({ domain: 8, bandwidth: '200 GB/s' })),
  scale_out: maybe(fc.record({ bandwidth: fc.constantFrom('1 B/s', '400 Gbit/s'), nics: maybe(size) })),
  efficiency: maybe(
    fc.record({ compute: fc.constantFrom(1e-9, 0.7, 1), memory: fc.constantFrom('0.01..0.9', 0.85) }),
  ),
  overhead: maybe(
    fc.record({ kernel: fc.constantFrom('0 us', '5 us', '1 h'), hop: fc.constantFrom('0 us', '1 ns') }),
  ),
});
const oddModel = fc.record({
  name: fc.constant('Odd'),
  hidden: size,
  vocabulary: fc.constantFrom(0, 32000, 1e15),
  attention: fc.constantFrom<object>(
    { one: { type: 'gqa', heads: 8, kv_heads: 2, head_dim: 64 } },
    { one: { type: 'linear', heads: 1e15, head_dim: 1e15 } },
    { one: { type: 'custom', flops: 'context^9 * 1e300', state_bytes: '0 - context' } },
    { one: { type: 'custom', flops: '0', state_bytes: '0', parameters: '0' } },
  ),
  ffn: fc.constantFrom<object>(
    { one: { type: 'dense', width: 4096 } },
    { one: { type: 'moe', experts: 1e15, active: 1, width: 1e15 } },
    { one: { type: 'moe', experts: 4, active: 8, width: 512, shared: 1 } },
    { one: { type: 'custom', flops: '0', parameters: '0' } },
  ),
  layers: fc
    .constantFrom([1, 'one'], [60, 'one'], [1e15, 'one'])
    .map(([count]) => [{ count, attention: 'one', ffn: 'one' }]),
});

const workspace = new Workspace();
const take = (name: string, data: unknown): SourceFile => {
  const state = workspace.update(`file:///specs/${name}`, JSON.stringify(data));
  if (!state.ok) throw new Error(state.reason);
  return state.file;
};

const SHOWN = /\b(?:NaN|Infinity|undefined|null|not finite|no finite number)\b/;

function checked(file: SourceFile) {
  const findings = checkFile(file, workspace);
  for (const { code, message, from, to } of findings) {
    if (!FINDING_CODES.includes(code) || code === 'internal-error') throw new Error(`${code}: ${message}`);
    expect(message).not.toMatch(SHOWN);
    expect(0 <= from && from <= to && to <= file.text.length).toBe(true);
  }
  return findings;
}

describe('any deployment', () => {
  it('has findings that can be shown, and fixes that keep it one', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(deployment, oddCard, oddModel, (written, card, spec) => {
        take('odd.model.yaml', spec);
        checked(take('odd.hardware.yaml', card));
        const file = take('any.deployment.yaml', written);
        expect(file.issues).toEqual([]);
        for (const finding of checked(file).filter(({ code }) => code !== 'parallelism-mismatch'))
          for (const { title, changes } of finding.fixes?.() ?? []) {
            expect(title).not.toMatch(SHOWN);
            const [change] = changes;
            if (change?.kind !== 'edit') throw new Error('expected an edit');
            const after = workspace.update(file.uri, applyEdits(file.text, change.edits));
            expect(after).toMatchObject({ ok: true, file: { issues: [], problems: [] } });
          }
      }),
      { numRuns: runs(800), seed: 3 },
    );
  });
});

/** Deployments as people write them: whole servers, degrees that divide them, cards and models that exist. */
const server = fc.record({
  hardware: fc.constantFrom('catalog:nvidia-h800', 'catalog:nvidia-h20', 'catalog:nvidia-a800'),
  instances: fc.integer({ min: 1, max: 16 }),
  accelerators: fc.constant(8),
  parallel: maybe(fc.record({ tensor: fc.constantFrom(1, 2, 4, 8) })),
});
const usual = {
  name: fc.constant('Usual'),
  model: fc.constantFrom(
    'catalog:step-3',
    'catalog:deepseek-v3',
    'catalog:minimax-m1',
    'catalog:llama-4-maverick',
    'catalog:qwen3-235b-a22b',
    'catalog:qwen3-32b',
  ),
  workload: fc.record({
    context: fc.constantFrom(1024, 4096, 8192, 32768, 131072),
    batch: fc.integer({ min: 16, max: 30000 }),
  }),
  target: maybe(fc.constantFrom('10 ms', '20 ms', '50 ms', '200 ms').map((tpot) => ({ tpot }))),
  micro_batches: maybe(fc.integer({ min: 1, max: 6 })),
  speculative: maybe(
    fc.record({ draft: fc.integer({ min: 1, max: 4 }), acceptance: fc.constantFrom(0.05, 0.4, 0.9) }),
  ),
};
const usualDeployment = fc.oneof(
  fc.record({ ...usual, topology: fc.constant('afd'), attention: server, ffn: server }),
  fc.record({
    ...usual,
    topology: fc.constant('colocated'),
    pool: server.map(({ parallel, ...pool }) => ({
      ...pool,
      parallel: parallel && { attention: parallel, ffn: parallel },
    })),
  }),
);

/** What a finding is about: its place and, for the stages of one pool, the stage. */
const subjectOf = ({ code, at = [], message }: Finding): string =>
  [code, ...at, code === 'stage-budget-broken' ? message.split(' takes ')[0] : ''].join(' ');

describe('a usual deployment', () => {
  it('loses a finding by each of its fixes, and gains no error', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(usualDeployment, (written) => {
        const file = take('any.deployment.yaml', written);
        const findings = checked(file);
        const codes = new Set(findings.map(({ code }) => code));
        // All before any is made: afterwards the workspace has another file.
        const offered = findings.map((finding) => finding.fixes?.());
        for (const [index, finding] of findings.entries())
          for (const { title, changes } of offered[index] ?? []) {
            const [change] = changes;
            if (change?.kind !== 'edit') throw new Error('expected an edit');
            const after = workspace.update(file.uri, applyEdits(file.text, change.edits));
            if (!after.ok) throw new Error(after.reason);
            const left = checked(after.file);
            const same = left.filter((other) => subjectOf(other) === subjectOf(finding));
            // What keeps a deployment from being estimated may hide more of it.
            const errors = left.filter(
              ({ code, severity }) =>
                severity === 'error' && !codes.has(code) && finding.severity !== 'error',
            );
            expect({ title, same, errors }).toEqual({ title, same: [], errors: [] });
          }
      }),
      { numRuns: runs(150), seed: 5 },
    );
  });
});
