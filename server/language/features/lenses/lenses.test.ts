import { describe, expect, it } from 'vitest';
import { ShownFiles } from '../../../../tests/kit/shown-files';
import { TARGET_DEPLOYMENT } from '../../../../tests/kit/texts';
import { type LensContext, Lenses } from './lenses';
import type { LastCommit } from './titles';

const ALL = { pipeline: 'decodeLens.open.pipeline', compare: 'decodeLens.open.compare' };

/** The lenses of a file as an editor shows them: `line: one | two`. */
function shownBy(
  lenses: Lenses,
  shown: ShownFiles,
  name: string,
  commands: LensContext['commands'] = ALL,
): string {
  const found = lenses.of(shown.file(name), { ...shown.context, commands });
  const lines = new Set(found.map(({ range }) => range.start.line));
  return `${[...lines].join()}: ${found.map(({ command }) => command?.title).join(' | ')}`;
}

it('says of a deployment what it costs, gives, takes and is limited by', () => {
  expect(shownBy(new Lenses(), new ShownFiles(), 'tiny.deployment.yaml')).toBe(
    '0: 0.00959 USD per 1M (estimate) | 231,709 tokens/s (28,964 per accelerator) | TPOT 276 µs, meets the 50.0 ms target | limited by latency: each micro-batch passes every stage in turn | Show pipeline | Compare',
  );
});

it('says that the target is missed', () => {
  const shown = new ShownFiles({ 'tiny.deployment.yaml': TARGET_DEPLOYMENT.replace('50 ms', '0.2 ms') });
  expect(shownBy(new Lenses(), shown, 'tiny.deployment.yaml')).toContain(
    'TPOT 276 µs, misses the 200 µs target',
  );
});

it('says what does not fit instead of a cost', () => {
  const shown = new ShownFiles({
    'tiny.deployment.yaml': TARGET_DEPLOYMENT.replace('batch: 64', 'batch: 640000'),
  });
  const text = shownBy(new Lenses(), shown, 'tiny.deployment.yaml');
  expect(text).toMatch(/^0: does not fit: \S+ [GT]B needed per card, 80\.0 GB available \| /);
  expect(text).not.toContain('USD');
});

it('says of a model how large it is, and what it costs at least', () => {
  expect(shownBy(new Lenses(), new ShownFiles(), 'tiny.model.yaml')).toMatch(
    /^0: 182M parameters, 111M active \| 25\.2 MB of state a token at 8K \| ≥ \S+ USD per 1M on Card \(theoretical bound\) \| Compare$/,
  );
});

it('says nothing of a card', () => {
  expect(new Lenses().of(new ShownFiles().file('card.hardware.yaml'), new ShownFiles().context)).toEqual([]);
});

it('offers only what the editor can do', () => {
  const commands = { compare: ALL.compare };
  const text = shownBy(new Lenses(), new ShownFiles(), 'tiny.deployment.yaml', commands);
  expect(text).toContain('Compare');
  expect(text).not.toContain('Show pipeline');
});

it('names the file to the command', () => {
  const [lens] = new Lenses()
    .of(new ShownFiles().file('tiny.deployment.yaml'), { ...new ShownFiles().context, commands: ALL })
    .filter(({ command }) => command?.title === 'Compare');
  expect(lens?.command?.arguments).toEqual(['file:///folder/tiny.deployment.yaml']);
});

it('keeps line and figures while the file is broken, and says that they are earlier ones', () => {
  const shown = new ShownFiles({ 'tiny.deployment.yaml': `# first\n${TARGET_DEPLOYMENT}` });
  const lenses = new Lenses();
  const before = shownBy(lenses, shown, 'tiny.deployment.yaml');
  expect(before).toMatch(/^1: /);
  for (const [found, text] of [
    ['name: Tiny on Card', 'nam'],
    ['nam\n', '\n'],
    ['topology: colocated', 'topology: {'],
  ] as const) {
    shown.edit('tiny.deployment.yaml', found, text);
    expect(shownBy(lenses, shown, 'tiny.deployment.yaml')).toBe(before.replace('1: ', '1: outdated: '));
  }
  shown.edit('tiny.deployment.yaml', 'topology: {', 'topology: colocated');
  shown.edit('tiny.deployment.yaml', '# first\n', '# first\nname: Tiny on Card');
  expect(shownBy(lenses, shown, 'tiny.deployment.yaml')).toBe(before);
});

it('says of a deployment whose card has errors, and of a model that has, that figures are earlier ones', () => {
  const shown = new ShownFiles();
  const lenses = new Lenses();
  shown.edit('card.hardware.yaml', 'price: $1.00/h', 'price: 2 TB/s');
  expect(shownBy(lenses, shown, 'tiny.deployment.yaml')).toMatch(/^0: outdated: 0\.00959 USD/);
  expect(shownBy(lenses, shown, 'tiny.model.yaml')).toMatch(/^0: 182M/);
  shown.edit('tiny.model.yaml', 'hidden: 1024', 'hidden: 2 TB/s');
  expect(shownBy(lenses, shown, 'tiny.model.yaml')).toMatch(/^0: outdated: 182M/);
});

describe('since the last commit', () => {
  const NAME = 'tiny.deployment.yaml';
  const sinceOf = (
    lenses: Lenses,
    shown: ShownFiles,
    lastCommit: LastCommit,
    name = NAME,
  ): readonly string[] =>
    lenses
      .of(shown.file(name), { ...shown.context, commands: ALL, lastCommit })
      .map(({ command }) => command?.title ?? '')
      .filter((title) => title.includes('since HEAD'));

  /** A commit of the files as they are at first. */
  const commit = (): LastCommit & { known: boolean } => {
    const { workspace } = new ShownFiles();
    return {
      known: true,
      knows() {
        return this.known;
      },
      committed(uri) {
        const file = workspace.file(uri);
        return this.known && file ? { file, workspace } : undefined;
      },
    };
  };

  it('a deployment says what edits of it and of its card did, next to its cost', () => {
    const shown = new ShownFiles();
    const [lenses, head] = [new Lenses(), commit()];
    expect(sinceOf(lenses, shown, head)).toEqual([]);
    shown.edit('card.hardware.yaml', '$1.00', '$1.10');
    expect(sinceOf(lenses, shown, head)).toEqual(['+10.0% USD since HEAD']);
    shown.edit(NAME, 'batch: 64', 'batch: 128');
    const all = lenses.of(shown.file(NAME), { ...shown.context, commands: ALL, lastCommit: head });
    expect(all[1]?.command?.title).toMatch(
      /^-\d+\.\d% USD, \+\d+\.\d% tokens\/s, \+\d+\.\d% TPOT since HEAD$/,
    );
  });

  it('a model says what became of its size', () => {
    const shown = new ShownFiles();
    shown.edit('tiny.model.yaml', 'type: dense, width: 4096', 'type: dense, width: 8192');
    expect(sinceOf(new Lenses(), shown, commit(), 'tiny.model.yaml')).toEqual([
      '+27.7% parameters, +45.2% active since HEAD',
    ]);
  });

  it('nothing is said of files that are new, and where an estimate became a bound', () => {
    const shown = new ShownFiles({ 'new.deployment.yaml': TARGET_DEPLOYMENT });
    expect(sinceOf(new Lenses(), shown, commit(), 'new.deployment.yaml')).toEqual([]);
    shown.edit('card.hardware.yaml', 'scale_up: { domain: 8, bandwidth: 200 GB/s }', '');
    const titles = shownBy(new Lenses(), shown, NAME);
    expect(titles).toContain('theoretical bound');
    expect(sinceOf(new Lenses(), shown, commit())).toEqual([]);
  });

  it('it stays while the file is broken, and until git has answered about the next commit', () => {
    const shown = new ShownFiles();
    const [lenses, head] = [new Lenses(), commit()];
    head.known = false;
    shown.edit(NAME, 'batch: 64', 'batch: 128');
    expect(sinceOf(lenses, shown, head)).toEqual([]);
    head.known = true;
    const since = sinceOf(lenses, shown, head);
    expect(since).toHaveLength(1);
    shown.edit(NAME, 'topology: colocated', 'topology: {');
    expect(sinceOf(lenses, shown, head)).toEqual(since);
    head.known = false;
    expect(sinceOf(lenses, shown, head)).toEqual(since);
  });
});
