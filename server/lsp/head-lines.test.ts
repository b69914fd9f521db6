import { beforeEach, describe, expect, it } from 'vitest';
import { FILES } from '../../tests/kit/texts';
import { type Commit, type FileContent, type GitPort, type Host, Workspace } from '../language';
import { HeadLines } from './head-lines';
import { OpenDocuments } from './open-documents';

/** Two repositories, which note for what a process of git would be started. */
class CountedGit implements GitPort {
  readonly processes: string[] = [];
  head = 'one';

  private async answer<Value>(process: string, value: Value) {
    this.processes.push(process);
    // Git takes its time.
    await new Promise((resolve) => setImmediate(resolve));
    return { ok: true, value } as const;
  }

  root(folder: string) {
    const root = folder.slice(0, 'file:///a'.length);
    return this.answer(`root ${root}`, root);
  }

  commit(root: string) {
    return this.answer(`commit ${root}`, { root, id: this.head });
  }

  list() {
    return this.answer<readonly string[]>('list', []);
  }

  texts({ root }: Commit, uris: readonly string[]) {
    const texts = uris.map((uri): FileContent => ({ ok: true, text: `name: ${uri}\n` }));
    return this.answer(`texts ${root}`, texts);
  }
}

const uriOf = (repository: string, index: number): string =>
  `file:///${repository}/${index}/tiny.deployment.yaml`;

let git = new CountedGit();
let documents = new OpenDocuments();
let lines: HeadLines;

beforeEach(() => {
  git = new CountedGit();
  documents = new OpenDocuments();
  const host: Host = {
    git,
    files: { read: async () => ({ ok: false, reason: 'missing' }) },
    findSpecs: async () => [],
    rulePage: () => undefined,
  };
  lines = new HeadLines(host, { documents, workspace: new Workspace() }, () => true);
});

/** Opens files, and asks for their lenses. */
async function open(...uris: readonly string[]): Promise<void> {
  for (const uri of uris) {
    documents.open(uri, 1, FILES['tiny.deployment.yaml']);
    lines.follow(uri);
  }
  await idle(uris);
}

async function idle(uris: readonly string[]): Promise<void> {
  while (!uris.every((uri) => lines.knows(uri))) await new Promise((resolve) => setImmediate(resolve));
}

/** What git is asked upon a commit, by what it is asked for. */
async function askedAfterCommit(uris: readonly string[]): Promise<readonly string[]> {
  git.processes.length = 0;
  git.head = 'two';
  let learned = 0;
  const all = new Promise<void>((resolve) => {
    lines.onLearned(() => ++learned === uris.length && resolve());
  });
  lines.moved();
  await all;
  return [...git.processes];
}

describe('after a commit', () => {
  it('git is asked once a repository for the commit, and once for the files that are open', async () => {
    const uris = [...Array.from({ length: 20 }, (_, index) => uriOf('a', index)), uriOf('b', 0)];
    await open(...uris);
    const asked = await askedAfterCommit(uris);
    expect(asked.filter((process) => process.startsWith('commit'))).toEqual([
      'commit file:///a',
      'commit file:///b',
    ]);
    expect(asked.filter((process) => process.startsWith('texts'))).toEqual([
      'texts file:///a',
      'texts file:///b',
    ]);
  });

  it('git is not asked about files that were closed', async () => {
    const [open1, closed] = [uriOf('a', 0), uriOf('b', 0)];
    await open(open1, closed);
    documents.close(closed);
    expect((await askedAfterCommit([open1])).some((process) => process.includes('file:///b'))).toBe(false);
  });

  it('git is asked about a closed file when it is opened again', async () => {
    const [open1, closed] = [uriOf('a', 0), uriOf('b', 0)];
    await open(open1, closed);
    documents.close(closed);
    await askedAfterCommit([open1]);
    git.processes.length = 0;
    await open(closed);
    expect(git.processes).toContain('commit file:///b');
  });
});

it('git is not asked for the lenses of a file that is no longer open', () => {
  lines.follow(uriOf('a', 0));
  expect(git.processes).toEqual([]);
});
