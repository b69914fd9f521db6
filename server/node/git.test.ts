import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, git, repositoryWith } from '../../tests/cli/repository';
import { type Folder, folderWith } from '../../tests/lsp/kit';
import { fileUri } from './files';
import { NodeGit } from './git';

const subject = new NodeGit();
const text = (said: string) => ({ ok: true, text: said });
const problem = (code: string, message: string) => ({
  ok: false,
  problem: { code, message: expect.stringContaining(message) },
});

async function headOf(folder: Folder) {
  const found = await subject.commit(fileUri(folder.path), 'HEAD');
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

async function textsOf(folder: Folder, ...names: readonly string[]) {
  const uris = names.map((name) => fileUri(folder.file(name)));
  const result = await subject.texts(await headOf(folder), uris);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('a repository', () => {
  it('is found from any folder of it', async () => {
    const folder = repositoryWith({ 'a/b/c.model.yaml': 'name: c\n' });
    expect(await subject.root(fileUri(folder.file('a/b')))).toEqual({
      ok: true,
      value: fileUri(folder.path),
    });
    expect(await subject.root(fileUri(folder.path))).toEqual({ ok: true, value: fileUri(folder.path) });
  });

  it('is found through a link, by the name that leads there', async () => {
    const folder = repositoryWith({ 'a/c.model.yaml': '' });
    const link = path.join(folderWith().path, 'link');
    fs.symlinkSync(folder.path, link);
    expect(await subject.root(fileUri(path.join(link, 'a')))).toEqual({ ok: true, value: fileUri(link) });
  });

  it('gives what files said, each with a name of any kind', async () => {
    const names = [
      'sp ace/100% #1 カード.model.yaml',
      "it's:a.model.yaml",
      '-x.model.yaml',
      '[a]*.model.yaml',
    ];
    const folder = repositoryWith(Object.fromEntries(names.map((name) => [name, `name: ${name}\r\n`])));
    for (const name of names) folder.write(name, 'changed');
    expect(await textsOf(folder, ...names, 'none', 'sp ace')).toEqual([
      ...names.map((name) => text(`name: ${name}\r\n`)),
      { ok: false, reason: 'missing' },
      { ok: false, reason: 'folder' },
    ]);
  });

  it('follows links inside of it, and says what cannot be used', async () => {
    const folder = folderWith({ 'a.model.yaml': 'a', 'big.model.yaml': '#'.repeat(2_000_000) });
    fs.symlinkSync('a.model.yaml', folder.file('link.model.yaml'));
    fs.symlinkSync('none', folder.file('lost.model.yaml'));
    fs.symlinkSync('/etc/passwd', folder.file('out.model.yaml'));
    fs.symlinkSync('self.model.yaml', folder.file('self.model.yaml'));
    folder.write('zero.model.yaml', Buffer.from([0]));
    git(folder, 'init', '--quiet');
    commit(folder);
    const names = ['link', 'lost', 'out', 'self', 'zero', 'big', 'a'].map((name) => `${name}.model.yaml`);
    expect(await textsOf(folder, ...names, 'line\nbreak.model.yaml', 'a.model.yaml')).toEqual([
      text('a'),
      { ok: false, reason: 'missing' },
      { ok: false, reason: 'missing' },
      { ok: false, reason: 'loop' },
      { ok: false, reason: 'binary' },
      { ok: false, reason: 'too-large' },
      text('a'),
      { ok: false, reason: 'missing' },
      text('a'),
    ]);
  });

  it('lists the spec files of a commit, below a path too', async () => {
    const folder = repositoryWith({
      'a.model.yaml': '',
      'b/c d.deployment.yml': '',
      'b/e.yaml': '',
      'node_modules/x.model.yaml': '',
    });
    folder.remove('a.model.yaml');
    folder.write('new.model.yaml', '');
    const head = await headOf(folder);
    const uris = ['a.model.yaml', 'b/c d.deployment.yml'].map((name) => fileUri(folder.file(name)));
    expect(await subject.list(head, [])).toEqual({ ok: true, value: uris });
    expect(await subject.list(head, [fileUri(folder.path)])).toEqual({ ok: true, value: uris });
    expect(await subject.list(head, [fileUri(folder.file('b'))])).toEqual({ ok: true, value: [uris[1]] });
  });
});

describe('what is wrong is said', () => {
  it('of a folder without a repository', async () => {
    expect(await subject.root(fileUri(folderWith().path))).toEqual(
      problem('no-repository', 'is not in a git repository'),
    );
  });

  it.each(['none', 'HEAD~1', '', '--all', '-x', 'HEAD:a.model.yaml', 'a\nb'])(
    'of the revision %j',
    async (revision) => {
      const folder = repositoryWith({ 'a.model.yaml': '' });
      expect(await subject.commit(fileUri(folder.path), revision)).toEqual(
        problem('unknown-revision', `has no revision ‘${revision}’; expected a branch`),
      );
    },
  );

  it('of a repository without a commit', async () => {
    const folder = folderWith();
    git(folder, 'init', '--quiet');
    expect(await subject.commit(fileUri(folder.path), 'HEAD')).toEqual(
      problem('unknown-revision', 'nothing has been committed yet'),
    );
  });

  it('of a shallow clone', async () => {
    const origin = repositoryWith({ 'a.model.yaml': '' });
    commit(origin, 'second');
    const clone = folderWith();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${origin.path}`, clone.file('c'));
    expect(await subject.commit(fileUri(clone.file('c')), 'HEAD~1')).toEqual(
      problem('unknown-revision', 'this clone is shallow: fetch the history'),
    );
  });

  it('of a machine without git', async () => {
    const none = new NodeGit(path.join(folderWith().path, 'git'));
    expect(await none.root(fileUri('.'))).toEqual(problem('no-git', 'git was not found'));
  });
});

describe('the surroundings', () => {
  it('of a hook do not lead elsewhere', async () => {
    const [one, other] = [repositoryWith({ 'a.model.yaml': 'one' }), repositoryWith({})];
    process.env.GIT_DIR = other.file('.git');
    try {
      expect(await textsOf(one, 'a.model.yaml')).toEqual([text('one')]);
    } finally {
      delete process.env.GIT_DIR;
    }
  });
});
