import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { documentSymbols, flatSymbols } from './outline';
import { workspaceSymbols } from './workspace-symbols';

/** An outline as an editor shows it: a line each, indented. */
function outline(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    '  '.repeat(depth) + (detail === undefined ? name : `${name} — ${detail}`),
    ...outline(children, depth + 1),
  ]);
}

const outlineOf = (text: string) => outline(documentSymbols(new MarkedFiles(text).here)).join('\n');

test('the outline of a model says how often a design is used', () => {
  expect(
    outlineOf(`=== a.model.yaml
name: Step-3
hidden: 7168
attention:
  mfa: { type: mfa, heads: 64 }
  two: &two { type: mla }
  three: *two
layers:
  - { count: 4, attention: mfa, ffn: dense }
  - repeat: 10
    of:
      - { attention: mfa, ffn: moe }
      - { count: 2, attention: two, ffn: moe }
  - {}
`),
  ).toBe(`name — Step-3
hidden — 7168
attention — 3 designs
  mfa — mfa, 14 layers
    type — mfa
    heads — 64
  two — mla, 20 layers
    type — mla
  three — mla, 0 layers
layers — 35 layers
  4 × mfa + dense
    count — 4
    attention — mfa
    ffn — dense
  10 × pattern — 2 runs
    repeat — 10
    of
      1 × mfa + moe
        attention — mfa
        ffn — moe
      2 × two + moe
        count — 2
        attention — two
        ffn — moe
  1 × layer`);
});

test('the outline of a deployment says what it runs on', () => {
  expect(
    outlineOf(`=== a.deployment.yaml
model: ./step-3.model.yaml
pool: { hardware: ./cards/h800.hardware.yaml, instances: 2, accelerators: 8 }
sources: { workload: "${'a long text '.repeat(10)}" }
`),
  ).toBe(`model — ./step-3.model.yaml
pool — 2 × 8 h800
  hardware — ./cards/h800.hardware.yaml
  instances — 2
  accelerators — 8
sources
  workload — a long text a long text a long text a long text a long text…`);
});

test('the outline of broken text shows what can be made out', () => {
  expect(outlineOf('=== a.model.yaml\nattention:\n  mfa: { type: "mfa\n  : 1\n')).toContain('mfa');
  expect(outlineOf('=== a.model.yaml\n"": 1\n')).toBe('… — 1');
});

test('the outline as a list tells where each symbol is in', () => {
  const { here } = new MarkedFiles('=== a.hardware.yaml\nmemory: { capacity: 80 GB }\n');
  const flat = flatSymbols(documentSymbols(here), here.uri);
  expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
    ['memory', undefined],
    ['capacity', 'memory'],
  ]);
});

test('a query finds files by their name and designs', () => {
  const { names, workspace, shown } = new MarkedFiles(`=== step.model.yaml
name: Step-3
attention: { mfa: { type: mfa } }
ffn: { moe: { type: moe } }
=== h800.hardware.yaml
memory: {}
`);
  const found = (query: string) =>
    workspaceSymbols(query, names, workspace, shown).map(({ name, containerName }) => [name, containerName]);
  expect(found('')).toEqual([
    ['Step-3', 'step.model.yaml'],
    ['mfa', 'attention · step.model.yaml'],
    ['moe', 'ffn · step.model.yaml'],
    ['h800.hardware.yaml', undefined],
  ]);
  expect(found('h8')).toEqual([['h800.hardware.yaml', undefined]]);
  expect(found('ME')).toEqual([
    ['Step-3', 'step.model.yaml'],
    ['moe', 'ffn · step.model.yaml'],
  ]);
});
