import { expect, it } from 'vitest';
import { DEPLOYMENT, Shown } from '../hints/test-kit';
import { Lenses } from './lenses';

const ALL = new Set(['decodeLens.open.pipeline', 'decodeLens.open.compare']);

/** The lenses of a file as an editor shows them: `line: one | two`. */
function shownBy(lenses: Lenses, shown: Shown, name: string, commands: ReadonlySet<string> = ALL): string {
  const found = lenses.of(shown.file(name), { ...shown.context, commands });
  const lines = new Set(found.map(({ range }) => range.start.line));
  return `${[...lines].join()}: ${found.map(({ command }) => command?.title).join(' | ')}`;
}

it('says of a deployment what it costs, gives, takes and is bound by', () => {
  expect(shownBy(new Lenses(), new Shown(), 'tiny.deployment.yaml')).toBe(
    '0: 0.00959 USD per 1M (estimate) | 231,709 tokens/s (28,964 a card) | TPOT 276 us, target 50.0 ms holds | bound by round trip | Show pipeline | Compare',
  );
});

it('says that the target is missed', () => {
  const shown = new Shown({ 'tiny.deployment.yaml': DEPLOYMENT.replace('50 ms', '0.2 ms') });
  expect(shownBy(new Lenses(), shown, 'tiny.deployment.yaml')).toContain('TPOT 276 us, target 200 us missed');
});

it('says of a model how large it is, and what it costs at least', () => {
  expect(shownBy(new Lenses(), new Shown(), 'tiny.model.yaml')).toMatch(
    /^0: 182M parameters, 111M active \| 25\.2 MB of state a token at 8192 \| ≥ \S+ USD per 1M on Card \(theoretical bound\) \| Compare$/,
  );
});

it('says nothing of a card', () => {
  expect(new Lenses().of(new Shown().file('card.hardware.yaml'), new Shown().context)).toEqual([]);
});

it('offers only what the editor can do', () => {
  const commands = new Set(['decodeLens.open.compare']);
  const text = shownBy(new Lenses(), new Shown(), 'tiny.deployment.yaml', commands);
  expect(text).toContain('Compare');
  expect(text).not.toContain('Show pipeline');
});

it('names the file to the command', () => {
  const [lens] = new Lenses()
    .of(new Shown().file('tiny.deployment.yaml'), { ...new Shown().context, commands: ALL })
    .filter(({ command }) => command?.title === 'Compare');
  expect(lens?.command?.arguments).toEqual(['file:///folder/tiny.deployment.yaml']);
});

it('keeps line and text while the file is broken', () => {
  const shown = new Shown({ 'tiny.deployment.yaml': `# first\n${DEPLOYMENT}` });
  const lenses = new Lenses();
  const before = shownBy(lenses, shown, 'tiny.deployment.yaml');
  expect(before).toMatch(/^1: /);
  for (const [found, text] of [
    ['name: Tiny on Card', 'nam'],
    ['nam\n', '\n'],
    ['topology: colocated', 'topology: {'],
  ] as const) {
    shown.edit('tiny.deployment.yaml', found, text);
    expect(shownBy(lenses, shown, 'tiny.deployment.yaml')).toBe(before);
  }
});
