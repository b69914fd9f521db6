import { beforeEach, describe, expect, it } from 'vitest';
import { CARD, DEPLOYMENT, MODEL } from '../../../../tests/kit/texts';
import {
  type Commit,
  type FileContent,
  type FileSource,
  type GitPort,
  type GitResult,
  Workspace,
} from '../../workspace';
import { HeadComparison } from './head-comparison';

const ROOT = 'file:///repo';
const DEPLOYED = `${ROOT}/tiny.deployment.yaml`;
const MODELED = `${ROOT}/tiny.model.yaml`;

/** The deployment with another batch. */
const LARGER = DEPLOYMENT.replace(/batch: \d+/, 'batch: 512');

/** A repository in memory, which counts what it is asked. */
class FakeGit implements GitPort {
  head = 'one';
  trouble = false;
  asked = 0;
  readonly commits: Record<string, Readonly<Record<string, string>>> = {};

  private answer<Value>(value: Value): Promise<GitResult<Value>> {
    this.asked++;
    const problem = { code: 'timeout', message: 'git did not answer' } as const;
    return Promise.resolve(this.trouble ? { ok: false, problem } : { ok: true, value });
  }

  root(folder: string): Promise<GitResult<string>> {
    const problem = { code: 'no-repository', message: 'not a repository' } as const;
    return folder.startsWith(ROOT) ? this.answer(ROOT) : Promise.resolve({ ok: false, problem });
  }

  commit(root: string): Promise<GitResult<Commit>> {
    return this.answer({ root, id: this.head });
  }

  list(): Promise<GitResult<readonly string[]>> {
    return this.answer([]);
  }

  texts({ id }: Commit, uris: readonly string[]): Promise<GitResult<readonly FileContent[]>> {
    return this.answer(
      uris.map((uri): FileContent => {
        const text = this.commits[id]?.[uri.slice(ROOT.length + 1)];
        return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
      }),
    );
  }
}

const nothing: FileSource = { read: async () => ({ ok: false, reason: 'missing' }) };
const FILES = { 'tiny.deployment.yaml': DEPLOYMENT, 'tiny.model.yaml': MODEL, 'card.hardware.yaml': CARD };

let git = new FakeGit();
let workspace = new Workspace();
let subject = new HeadComparison(git, nothing, workspace);

beforeEach(() => {
  git = new FakeGit();
  git.commits.one = FILES;
  workspace = new Workspace();
  for (const [name, text] of Object.entries(FILES)) workspace.update(`${ROOT}/${name}`, text);
  subject = new HeadComparison(git, nothing, workspace);
});

async function lineOf(uri: string): Promise<string | undefined> {
  await subject.refresh(uri);
  return subject.line(uri);
}

describe('against the last commit', () => {
  it('a deployment tells what an edit of its card did', async () => {
    workspace.update(`${ROOT}/card.hardware.yaml`, CARD.replace('$1.00/h', '$1.10/h'));
    expect(await lineOf(DEPLOYED)).toMatch(
      /^against HEAD: [\d.]+ → [\d.]+ \(\+10\.0%\) USD per 1M tokens, TPOT [\d.]+ [mµ]s, \d{3},\d{3} tokens\/s$/,
    );
  });

  it('a model tells what moved, and nothing else', async () => {
    workspace.update(MODELED, MODEL.replace('width: 4096', 'width: 8192'));
    expect(await lineOf(MODELED)).toBe(
      'against HEAD: parameters 248M → 399M (+60.9%), active 215M → 366M (+70.2%), FFN 302 MFLOP → 604 MFLOP (+100%)',
    );
  });

  it('nothing is said of what did not change, of new files, and of cards', async () => {
    expect(await lineOf(DEPLOYED)).toBeUndefined();
    expect(await lineOf(`${ROOT}/card.hardware.yaml`)).toBeUndefined();
    workspace.update(`${ROOT}/new.deployment.yaml`, DEPLOYMENT);
    expect(await lineOf(`${ROOT}/new.deployment.yaml`)).toBeUndefined();
  });

  it('nothing is said of an unedited file on another basis, before or after the commit was read', async () => {
    const prices = 'prices: { rental: $1.00/h, neocloud: $0.50/h, hyperscaler: $0.40/h }';
    const card = CARD.replace('price: $1.00/h', prices);
    git.commits.one = { ...FILES, 'card.hardware.yaml': card };
    workspace.update(`${ROOT}/card.hardware.yaml`, card);
    workspace.priceOn('neocloud');
    expect(await lineOf(DEPLOYED)).toBeUndefined();
    workspace.priceOn('hyperscaler');
    expect(subject.line(DEPLOYED)).toBeUndefined();
    workspace.update(DEPLOYED, LARGER);
    expect(subject.line(DEPLOYED)).toMatch(/^against HEAD/);
  });

  it('nothing is said outside of a repository, or of files that are nowhere', async () => {
    for (const uri of ['file:///other/a.model.yaml', 'untitled:a.model.yaml']) {
      workspace.update(uri, MODEL);
      expect(await lineOf(uri)).toBeUndefined();
    }
  });

  it('an edit that breaks the file keeps the last whole version; one that removes its figures is reported', async () => {
    workspace.update(DEPLOYED, LARGER);
    const line = await lineOf(DEPLOYED);
    workspace.update(DEPLOYED, `${LARGER}x: [`);
    expect(subject.line(DEPLOYED)).toBe(line);
    workspace.update(`${ROOT}/tiny.model.yaml`, MODEL.replace('ffn: dense }', 'ffn: dens }'));
    expect(subject.line(DEPLOYED)).toBe('against HEAD: no figures any more');
  });
});

describe('git', () => {
  it('is not waited for: nothing is known at first', async () => {
    workspace.update(DEPLOYED, LARGER);
    expect(subject.line(DEPLOYED)).toBeUndefined();
    const refreshed = subject.refresh(DEPLOYED);
    expect(subject.line(DEPLOYED)).toBeUndefined();
    await refreshed;
    expect(subject.line(DEPLOYED)).toMatch(/^against HEAD/);
  });

  it('is asked once by all who ask at once, and for texts once a commit', async () => {
    await Promise.all([subject.refresh(DEPLOYED), subject.refresh(DEPLOYED), subject.refresh(DEPLOYED)]);
    // The root, the commit, the deployment, and what it refers to.
    expect(git.asked).toBe(4);
    await subject.refresh(DEPLOYED);
    expect(git.asked).toBe(5);
  });

  it('is asked again after a commit', async () => {
    const edited = LARGER;
    workspace.update(DEPLOYED, edited);
    expect(await lineOf(DEPLOYED)).toMatch(/^against HEAD/);
    git.commits.two = { ...FILES, 'tiny.deployment.yaml': edited };
    git.head = 'two';
    expect(await lineOf(DEPLOYED)).toBeUndefined();
  });

  it('in trouble leaves nothing behind', async () => {
    workspace.update(DEPLOYED, LARGER);
    git.trouble = true;
    expect(await lineOf(DEPLOYED)).toBeUndefined();
    git.trouble = false;
    expect(await lineOf(DEPLOYED)).toMatch(/^against HEAD/);
  });
});
