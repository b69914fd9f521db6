import { describe, expect, it } from 'vitest';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { labelOf, ShownFiles } from '../../../../tests/kit/shown-files';
import { FAST_CARD, MOE_MODEL, TARGET_DEPLOYMENT } from '../../../../tests/kit/texts';
import { uriOf } from '../../../../tests/kit/workspace';
import { defaultSettings } from '../../../protocol/settings';

const tooltipOf = (hint: InlayHint | undefined): string => JSON.stringify(hint?.tooltip);

describe('a deployment', () => {
  it('shows cost and throughput after its name, and the state of a sequence after its context', () => {
    expect(new ShownFiles().lines('tiny.deployment.yaml')).toEqual([
      'name: Tiny on Card⟦0.00959 USD/1M · 232K tok/s (estimate)⟧',
      'workload: { context: 4096⟦12.6 MB per sequence⟧, batch: 64 }',
    ]);
  });

  it('says that the cost is a bound where there is no estimate, and why', () => {
    const shown = new ShownFiles({
      'tiny.deployment.yaml': TARGET_DEPLOYMENT.replace('batch: 64', 'batch: 1'),
    });
    expect(shown.lines('tiny.deployment.yaml')[0]).toMatch(
      /^name: Tiny on Card⟦≥ [\d.e-]+ USD\/1M \(theoretical bound\)⟧$/,
    );
    const [hint] = shown.hints('tiny.deployment.yaml');
    expect(tooltipOf(hint)).toContain('No estimate: ');
  });

  it('is never cut off by VS Code, and is in full in the tooltip', () => {
    for (const price of ['$0.10/h', '$1.00/h', '$12.34/h', '$12345/h'])
      for (const batch of ['64', '4096', '16'])
        for (const broken of ['', '\nbroken: {']) {
          const shown = new ShownFiles({
            'card.hardware.yaml': FAST_CARD.replace('$1.00/h', price),
            'tiny.deployment.yaml': TARGET_DEPLOYMENT.replace('batch: 64', `batch: ${batch}`),
          });
          shown.edit('tiny.deployment.yaml', 'micro_batches: 1', `micro_batches: 1${broken}`);
          const [hint] = shown.hints('tiny.deployment.yaml');
          expect(hint && labelOf(hint).length).toBeLessThanOrEqual(43);
        }
    const [hint] = new ShownFiles().hints('tiny.deployment.yaml');
    for (const words of ['0.00959 USD per 1M tokens', '231,709 tokens/s', 'an estimate'])
      expect(tooltipOf(hint)).toContain(words);
  });

  it('shows throughput alone where a card has no price', () => {
    const shown = new ShownFiles({ 'card.hardware.yaml': FAST_CARD.replace('price: $1.00/h\n', '') });
    expect(shown.lines('tiny.deployment.yaml')[0]).toBe('name: Tiny on Card⟦232K tok/s (estimate)⟧');
  });

  it('tells what is read of a mean context from what is kept of the longest', () => {
    const text = TARGET_DEPLOYMENT.replace('context: 4096', 'context: { mean: 4096, max: 8192 }');
    expect(new ShownFiles({ 'tiny.deployment.yaml': text }).lines('tiny.deployment.yaml')[1]).toBe(
      'workload: { context: { mean: 4096⟦12.6 MB per token⟧, max: 8192⟦25.2 MB per sequence⟧ }, batch: 64 }',
    );
  });

  it('leads to the lines that its figures come from', () => {
    const parts = new ShownFiles()
      .hints('tiny.deployment.yaml')
      .flatMap(({ label }) => label as InlayHintLabelPart[]);
    const places = parts.map(({ location }) => location && [location.uri, location.range.start.line]);
    expect(places).toEqual([
      [uriOf('card.hardware.yaml'), FAST_CARD.split('\n').findIndex((line) => line.startsWith('price'))],
      [uriOf('tiny.deployment.yaml'), 2],
      undefined,
      [uriOf('tiny.model.yaml'), MOE_MODEL.split('\n').indexOf('attention:')],
      undefined,
    ]);
  });
});

describe('a model', () => {
  it('shows the parameters of designs, of runs, of patterns and of itself', () => {
    expect(new ShownFiles().lines('tiny.model.yaml')).toEqual([
      '  gqa: { type: gqa, heads: 16, kv_heads: 4, head_dim: 64 }⟦2.62M a layer × 6⟧',
      '  dense: { type: dense, width: 4096 }⟦12.6M a layer × 4⟧',
      '  moe: { type: moe, experts: 8, active: 2, width: 1024 }⟦25.2M a layer × 2⟧',
      'layers:⟦6 layers, 182M parameters, 111M active⟧',
      '  - { count: 4, attention: gqa, ffn: dense }⟦60.8M parameters⟧',
      '  - repeat: 2⟦55.6M parameters⟧',
      '      - { attention: gqa, ffn: moe }⟦27.8M parameters⟧',
    ]);
  });

  it('is looked at no further than the part that is asked for', () => {
    const shown = new ShownFiles();
    const file = shown.file('tiny.model.yaml');
    const from = file.text.indexOf('  - repeat');
    const within = { from, to: from + 10 };
    expect(shown.lines('tiny.model.yaml').length).toBeGreaterThan(2);
    expect(
      shown
        .hints('tiny.model.yaml')
        .filter(({ position }) => file.lines.offsetAt(position) >= within.from)
        .map(labelOf),
    ).toContain('55.6M parameters');
  });
});

describe('a card', () => {
  it('says after a dated price what its fastest format costs', () => {
    const dated = 'prices: { rental: { value: $1.00/h, date: 2026-03 } }';
    const shown = new ShownFiles({ 'card.hardware.yaml': FAST_CARD.replace('price: $1.00/h', dated) });
    expect(shown.lines('card.hardware.yaml')[0]).toBe(
      'prices: { rental: { value: $1.00/h⟦1.00 USD per PFLOP/s·h (fp8)⟧, date: 2026-03 } }',
    );
  });

  it('shows its ridge points, and what its fastest format costs', () => {
    expect(new ShownFiles().lines('card.hardware.yaml')).toEqual([
      'price: $1.00/h⟦1.00 USD per PFLOP/s·h (fp8)⟧',
      'compute: { fp8: 1000 TFLOP/s⟦500 FLOP/B⟧, bf16: 500 TFLOP/s⟦250 FLOP/B⟧ }',
    ]);
  });
});

describe('while typing', () => {
  it('the last figures stay, at the place where their value is now', () => {
    const shown = new ShownFiles();
    shown.edit('card.hardware.yaml', 'name: Card', '# a comment\nname: Card\nprcie');
    expect(shown.lines('card.hardware.yaml')).toEqual([
      'price: $1.00/h⟦was 1.00 USD per PFLOP/s·h (fp8)⟧',
      'compute: { fp8: 1000 TFLOP/s⟦was 500 FLOP/B⟧, bf16: 500 TFLOP/s⟦was 250 FLOP/B⟧ }',
    ]);
    const [hint] = shown.hints('card.hardware.yaml');
    expect(tooltipOf(hint)).toContain('Outdated');
  });

  it('a deployment keeps its cost while its reference leads nowhere', () => {
    const shown = new ShownFiles();
    const before = shown.lines('tiny.deployment.yaml')[0];
    shown.edit('tiny.deployment.yaml', './tiny.model.yaml', './tin');
    expect(shown.lines('tiny.deployment.yaml')).toEqual([before?.replace('⟦', '⟦was ')]);
    shown.edit('tiny.deployment.yaml', './tin', './tiny.model.yaml');
    expect(shown.lines('tiny.deployment.yaml')[0]).toBe(before);
  });

  it('layers keep their own parameters when one is put in before them', () => {
    const shown = new ShownFiles();
    shown.edit('tiny.model.yaml', 'layers:\n', 'layers:\n  - { count: 1, attention: gqa, ffn:\n');
    shown.edit('tiny.model.yaml', 'ffn:\n  - {', 'ffn: }\n  - {');
    expect(shown.lines('tiny.model.yaml')).toContain(
      '  - { count: 4, attention: gqa, ffn: dense }⟦was 60.8M parameters⟧',
    );
  });

  it('a value of the wrong kind makes the figures earlier ones, also those of other files', () => {
    const shown = new ShownFiles();
    shown.edit('card.hardware.yaml', 'price: $1.00/h', 'price: 2 TB/s');
    expect(shown.lines('card.hardware.yaml')[0]).toBe('price: 2 TB/s⟦was 1.00 USD per PFLOP/s·h (fp8)⟧');
    expect(shown.lines('tiny.deployment.yaml')).toEqual([
      'name: Tiny on Card⟦was 0.00959 USD/1M · 232K tok/s (estimate)⟧',
      'workload: { context: 4096⟦12.6 MB per sequence⟧, batch: 64 }',
    ]);
    shown.edit('card.hardware.yaml', 'price: 2 TB/s', 'price: $1.00/h');
    shown.edit('tiny.model.yaml', 'hidden: 1024', 'hidden: 2 TB/s');
    expect(shown.lines('tiny.deployment.yaml')[1]).toContain('⟦was 12.6 MB per sequence⟧');
  });
});

describe('settings', () => {
  const without = (kind: keyof typeof defaultSettings.inlayHints) =>
    new ShownFiles({}, { ...defaultSettings, inlayHints: { ...defaultSettings.inlayHints, [kind]: false } });

  it.each([
    ['stateBytes', 'tiny.deployment.yaml', 1],
    ['cost', 'tiny.deployment.yaml', 1],
    ['parameters', 'tiny.model.yaml', 0],
    ['card', 'card.hardware.yaml', 0],
  ] as const)('%s switches its kind off, and no other', (kind, file, left) => {
    expect(without(kind).lines(file)).toHaveLength(left);
    for (const other of ['tiny.deployment.yaml', 'tiny.model.yaml', 'card.hardware.yaml'])
      if (other !== file) expect(without(kind).lines(other)).toEqual(new ShownFiles().lines(other));
  });
});

it('stands in the right column after emoji, with CRLF', () => {
  const shown = new ShownFiles({
    'card.hardware.yaml': `# 🚀\n${FAST_CARD}`.replaceAll('\n', '\r\n').replace('Card', '🚀 é'),
  });
  expect(shown.lines('card.hardware.yaml')[0]).toBe('price: $1.00/h⟦1.00 USD per PFLOP/s·h (fp8)⟧');
});
