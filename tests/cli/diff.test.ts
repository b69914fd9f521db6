import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { type Folder, folderWith, inRoot } from '../lsp/kit';
import { commit, git, repositoryWith } from './repository';
import { decodeLens, jsonOf } from './run';

interface Side {
  readonly usdPerMillionTokens: number | null;
  readonly tpot: number;
  readonly parameters: number;
  readonly problem?: string;
}

interface Change {
  readonly file: string;
  readonly from?: string;
  readonly state: string;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly edits: readonly unknown[];
}

interface DiffJson {
  readonly revision: string;
  readonly commit: string;
  readonly deployments: readonly Change[];
  readonly models: readonly Change[];
  readonly failOver: { readonly limit: number; readonly files: readonly string[] } | null;
}

const diffOf = (folder: Folder, ...args: readonly string[]): Promise<DiffJson> =>
  jsonOf<DiffJson>(['diff', ...args], folder.path);

/** A change of the one file of a kind, which has to be one. */
function only(changes: readonly Change[]): Change {
  const [change, ...others] = changes;
  if (change === undefined || others.length > 0) throw new Error(JSON.stringify(changes));
  return change;
}

const DEARER = CARD.replace('$1.00/h', '$1.10/h');

describe('decode-lens diff', () => {
  it('shows a price of a hardware file on the deployment that uses it', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', DEARER);
    const { deployments, models, revision, commit: id } = await diffOf(folder);
    const { before, after, state, edits } = only(deployments);
    expect(state).toBe('changed');
    expect((after?.usdPerMillionTokens ?? 0) / (before?.usdPerMillionTokens ?? 1)).toBeCloseTo(1.1, 9);
    expect(after?.tpot).toBe(before?.tpot);
    expect(edits).toEqual([
      { file: 'card.hardware.yaml', path: 'price', before: '$1.00/h', after: '$1.10/h' },
    ]);
    expect(only(models).state).toBe('unchanged');
    expect([revision, id]).toEqual(['HEAD', git(folder, 'rev-parse', 'HEAD').trim()]);
  });

  it('gives the same figures as `cost`', async () => {
    const folder = repositoryWith(FILES);
    const { after } = only((await diffOf(folder)).deployments);
    const cost = await jsonOf<Side>(['cost', 'tiny.deployment.yaml'], folder.path);
    expect(after).toMatchObject({ usdPerMillionTokens: cost.usdPerMillionTokens, tpot: cost.tpot });
  });

  it('shows a model’s size and work, and what they do to the deployment', async () => {
    const folder = repositoryWith(FILES);
    folder.write('tiny.model.yaml', MODEL.replace('width: 4096', 'width: 8192'));
    const { deployments, models } = await diffOf(folder);
    expect(only(deployments).state).toBe('changed');
    const { before, after } = only(models);
    expect((after?.parameters ?? 0) - (before?.parameters ?? 0)).toBe(12 * 3 * 1024 * 4096);
  });

  it('tells of files that came, went and moved', async () => {
    const folder = repositoryWith({
      ...FILES,
      'old.deployment.yaml': DEPLOYMENT.replace('Tiny on', 'Old on'),
    });
    folder.remove('old.deployment.yaml');
    folder.write('new.deployment.yaml', DEPLOYMENT.replace('Tiny on', 'New on'));
    folder.remove('tiny.deployment.yaml');
    folder.write('moved/tiny.deployment.yaml', DEPLOYMENT.replaceAll('./', '../'));
    const { deployments } = await diffOf(folder);
    expect(deployments.map(({ file, from, state }) => [state, file, from])).toEqual([
      ['unchanged', 'moved/tiny.deployment.yaml', 'tiny.deployment.yaml'],
      ['added', 'new.deployment.yaml', undefined],
      ['removed', 'old.deployment.yaml', undefined],
    ]);
  });

  it('compares with any revision, and below paths', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', DEARER);
    folder.write('sub/x.deployment.yaml', DEPLOYMENT.replaceAll('./', '../'));
    commit(folder);
    expect(only((await diffOf(folder, 'HEAD', 'tiny.deployment.yaml')).deployments).state).toBe('unchanged');
    expect(only((await diffOf(folder, 'main~1', 'tiny.deployment.yaml')).deployments).state).toBe('changed');
    expect(only((await diffOf(folder, 'main~1', 'sub')).deployments).state).toBe('added');
    expect(only((await diffOf(folder, 'sub')).deployments).file).toBe('sub/x.deployment.yaml');
  });

  it('says why a file has no figures, on either side', async () => {
    const folder = repositoryWith({ ...FILES, 'tiny.model.yaml': 'name: x\n' });
    folder.write('tiny.model.yaml', MODEL);
    folder.write('card.hardware.yaml', 'name: Card\n');
    const { deployments, models } = await diffOf(folder);
    expect(only(models)).toMatchObject({ state: 'changed', before: { problem: expect.any(String) } });
    expect(only(deployments).after).toEqual({ problem: expect.any(String) });
    expect((await decodeLens(['diff'], folder.path)).output).toContain('Tiny: before, no figures:');
  });

  it('shows no figures of a model with errors, and takes them for no change', async () => {
    const name = 'tests/fixtures/check/invalid-expression/wrong-amounts/small.model.yaml';
    const folder = repositoryWith({ 'small.model.yaml': fs.readFileSync(inRoot(name), 'utf8') });
    const { models } = await diffOf(folder);
    expect(only(models)).toMatchObject({
      state: 'unchanged',
      after: { problem: expect.stringContaining('expected 0 or more') },
    });
    expect((await decodeLens(['diff'], folder.path)).output).toContain('1 model unchanged');
  });

  it('writes rates with separators of thousands', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', DEARER);
    expect((await decodeLens(['diff'], folder.path)).output).toMatch(/^Tiny on Card .* \d{3},\d{3}$/m);
  });

  it('follows references to the catalog and out of the repository', async () => {
    const outside = folderWith({ 'card.hardware.yaml': CARD });
    const deployment = DEPLOYMENT.replace('./tiny.model.yaml', 'catalog:qwen3-32b');
    const folder = repositoryWith({});
    folder.write('a.deployment.yaml', deployment.replace('./card', `${outside.path}/card`));
    commit(folder);
    expect(only((await diffOf(folder)).deployments).before).toMatchObject({ tpot: expect.any(Number) });
  });

  it('does not take formatting, comments and line ends for changes', async () => {
    const folder = repositoryWith(FILES);
    folder.write('tiny.model.yaml', `# a comment\n${MODEL}`.replaceAll('\n', '\r\n'));
    const { deployments, models } = await diffOf(folder);
    expect([only(deployments), only(models)]).toMatchObject([
      { state: 'unchanged', edits: [] },
      { state: 'unchanged', edits: [] },
    ]);
  });
});

describe('decode-lens diff --fail-over', () => {
  it.each([
    ['5%', 1],
    ['0.05', 1],
    ['10%', 0],
    ['15%', 0],
  ])('of %s ends with %i when the cost rises by 10%%', async (limit, expected) => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', DEARER);
    const { status, output } = await decodeLens(['diff', '--fail-over', limit], folder.path);
    expect(status).toBe(expected);
    if (expected === 1) expect(output).toContain('Tiny on Card: its cost rose by 10.0%, more than 5.00%');
  });

  it('is 0 when the cost falls', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', CARD.replace('$1.00/h', '$0.50/h'));
    expect((await decodeLens(['diff', '--fail-over', '0%'], folder.path)).status).toBe(0);
  });

  it.each([
    ['the model is broken', 'tiny.model.yaml', MODEL.replace('hidden: 1024', 'hidden: none')],
    ['a card has errors', 'card.hardware.yaml', CARD.replace('80 GB', '80 apples')],
    ['a card is renamed', 'tiny.deployment.yaml', DEPLOYMENT.replace('./card.', './other.')],
    ['a card has no price any more', 'card.hardware.yaml', CARD.replace('price: $1.00/h\n', '')],
    ['the file is no YAML any more', 'tiny.deployment.yaml', '{'],
  ])('is 1 when %s, since there is no cost to compare', async (_, name, text) => {
    const folder = repositoryWith(FILES);
    folder.write(name, text);
    const { status, output } = await decodeLens(['diff', '--fail-over', '500%'], folder.path);
    expect([status, output]).toEqual([1, expect.stringMatching(/: it has no cost any more: .+$/m)]);
    expect((await decodeLens(['diff'], folder.path)).status).toBe(0);
  });

  it('is 1 when the deployment was deleted, and 0 for one that is new or put right', async () => {
    const folder = repositoryWith({ ...FILES, 'bad.deployment.yaml': '{' });
    folder.write('bad.deployment.yaml', DEPLOYMENT.replace('Tiny on', 'Repaired on'));
    folder.write('new.deployment.yaml', DEPLOYMENT.replace('Tiny on', 'Another on'));
    expect((await decodeLens(['diff', '--fail-over', '5%'], folder.path)).status).toBe(0);
    folder.remove('tiny.deployment.yaml');
    const { status, output } = await decodeLens(['diff', '--fail-over', '5%', '--json'], folder.path);
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ failOver: { limit: 0.05 } });
  });

  it.each(['5', '1', '100'])('does not take %s, which is likely to be a percentage', async (limit) => {
    const { status, errors } = await decodeLens(['diff', '--fail-over', limit]);
    expect([status, errors]).toEqual([2, expect.stringContaining(`write ${limit}%`)]);
  });

  it.each(['five', '-5%', ''])('does not take %j', async (limit) => {
    const { status, errors } = await decodeLens(['diff', `--fail-over=${limit}`]);
    expect([status, errors]).toEqual([2, expect.stringContaining('expected a share such as 5%')]);
  });
});

describe('decode-lens diff --markdown', () => {
  it('is a compact table in which no name can do harm', async () => {
    const folder = repositoryWith(FILES);
    folder.write('card.hardware.yaml', DEARER);
    folder.write('evil.deployment.yaml', DEPLOYMENT.replace('Tiny on Card', "'a|b <img> @me\\`c'"));
    const { output } = await decodeLens(['diff', '--markdown'], folder.path);
    const [title, , head, rule, evil, tiny] = output.split('\n');
    expect(title).toMatch(/^\*\*Decoding cost against HEAD\*\* \(`[\da-f]{10}`/);
    expect(head).toBe('| deployment | USD per 1M tokens | TPOT | tokens/s | why |');
    expect(rule).toBe('| --- | ---: | ---: | ---: | --- |');
    expect(tiny).toMatch(
      /^\| Tiny on Card \| [\d.]+ → [\d.]+ \(\+10\.0%\) \| [^|]+ \| [^|]+ \| card\.hardware\.yaml price: \$1\.00\/h → \$1\.10\/h \|$/,
    );
    expect(evil?.startsWith('| a\\|b \\<img\\> @\u200bme\\\\\\`c |')).toBe(true);
    expect(output.trimEnd().split('\n').at(-1)).toBe('1 model unchanged');
  });
});

describe('decode-lens diff --markdown of a file without figures', () => {
  it('keeps names of keys as code', async () => {
    const folder = repositoryWith(FILES);
    folder.write('tiny.model.yaml', MODEL.replace('hidden: 1024\n', ''));
    const { output } = await decodeLens(['diff', '--markdown'], folder.path);
    expect(output).toMatch(/no figures: .*`hidden`/);
    expect(output).not.toContain('\\`');
  });

  it('lets no code end its cell', async () => {
    const folder = repositoryWith(FILES);
    folder.write('tiny.deployment.yaml', DEPLOYMENT.replace('./card.hardware.yaml', "'catalog:`a|b`'"));
    const { output } = await decodeLens(['diff', '--markdown'], folder.path);
    expect(output).not.toMatch(/[^\\(]`a/);
    expect(output).toContain('a\\|b');
  });
});

describe('decode-lens diff says what is wrong', () => {
  it.each([
    ['an unknown revision', ['nope'], 'has no revision ‘nope’'],
    ['a path that is nowhere', ['HEAD', 'none.model.yaml'], 'there is no such path, neither now nor'],
    ['a card', ['card.hardware.yaml'], 'expected a deployment, a model or a folder, found a card'],
    ['an option of git', ['--stat'], 'unknown option --stat'],
  ])('of %s', async (_, args, message) => {
    const { status, errors } = await decodeLens(['diff', ...args], repositoryWith(FILES).path);
    expect([status, errors]).toEqual([2, expect.stringContaining(message)]);
  });

  it('of a word that is a branch and a file', async () => {
    const folder = repositoryWith({ 'main/a.model.yaml': MODEL });
    const { status, errors } = await decodeLens(['diff', 'main'], folder.path);
    expect([status, errors]).toEqual([2, expect.stringContaining('is a revision and a path')]);
    expect((await diffOf(folder, './main')).revision).toBe('HEAD');
    expect((await diffOf(folder, 'refs/heads/main')).revision).toBe('refs/heads/main');
  });

  it('of a folder without a repository', async () => {
    const folder = folderWith(FILES);
    expect((await decodeLens(['diff'], folder.path)).errors).toContain('is not in a git repository');
  });

  it('of paths in two repositories', async () => {
    const [one, other] = [repositoryWith(FILES), repositoryWith(FILES)];
    const { status, errors } = await decodeLens(['diff', 'HEAD', '.', other.path], one.path);
    expect([status, errors]).toEqual([2, expect.stringContaining('in another repository')]);
  });
});
