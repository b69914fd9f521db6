import path from 'node:path';
import {
  type Commit,
  type FileContent,
  type GitPort,
  type GitProblem,
  type GitResult,
  kindOf,
} from '../language';
import { fileUri, pathOf } from './files';
import { isSkipped } from './find-specs';
import { readBlobs } from './git-blobs';
import { runGit } from './run-git';

/** The entry of a regular file; links and submodules have other modes. */
const FILE = /^100\d{3} blob [\da-f]+\t(.*)$/s;

/** An object id that no repository has. */
const NOTHING = '0'.repeat(40);

const within = (root: string, uri: string): string =>
  decodeURIComponent(uri.slice(root.length)).replace(/^\//, '');

function text(result: GitResult<Buffer>): GitResult<string> {
  return result.ok ? { ok: true, value: result.value.toString('utf8') } : result;
}

/** Reads old versions of files with the local git. */
export class NodeGit implements GitPort {
  /** @param executable a program to run instead of the `git` on the PATH */
  constructor(private readonly executable = 'git') {}

  async root(folder: string): Promise<GitResult<string>> {
    const start = pathOf(folder);
    if (start === undefined) return noFolder(folder);
    // The relative path rather than the top level itself, which git returns with all links resolved and so under
    // another name.
    const up = text(await this.run(start, ['rev-parse', '--show-cdup']));
    if (!up.ok) return up;
    return { ok: true, value: fileUri(path.resolve(start, up.value.trim())) };
  }

  async commit(root: string, revision: string): Promise<GitResult<Commit>> {
    const folder = pathOf(root);
    if (folder === undefined) return noFolder(root);
    const unknown = (): Promise<GitResult<never>> => this.unknownRevision(folder, revision);
    if (revision.startsWith('-') || /[\0\n]/.test(revision) || revision === '') return unknown();
    const found = text(await this.run(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]));
    if (found.ok) return { ok: true, value: { root, id: found.value.trim() } };
    return found.problem.code === 'failed' ? unknown() : found;
  }

  async list({ root, id }: Commit, below: readonly string[]): Promise<GitResult<readonly string[]>> {
    const folder = pathOf(root);
    if (folder === undefined) return noFolder(root);
    const paths = below.map((uri) => within(root, uri)).filter((path) => path !== '');
    const some = paths.length === below.length ? paths : [];
    const answer = text(
      await this.run(folder, ['--literal-pathspecs', 'ls-tree', '-r', '-z', id, '--', ...some]),
    );
    if (!answer.ok) return answer;
    const files = answer.value.split('\0').flatMap((entry) => FILE.exec(entry)?.[1] ?? []);
    const specs = files.filter(
      (file) => kindOf(file) !== undefined && !file.split('/').slice(0, -1).some(isSkipped),
    );
    return { ok: true, value: specs.map((file) => fileUri(path.join(folder, file))) };
  }

  async texts({ root, id }: Commit, uris: readonly string[]): Promise<GitResult<readonly FileContent[]>> {
    const folder = pathOf(root);
    if (folder === undefined) return noFolder(root);
    const names = uris.map((uri) => within(root, uri));
    // The protocol is line-based: a name with a line break cannot be requested.
    const objects = names.map((name) => (name.includes('\n') ? NOTHING : `${id}:${name}`));
    const args = ['cat-file', '--batch', '--follow-symlinks'];
    const answer = await this.run(folder, args, objects.map((object) => `${object}\n`).join(''));
    return answer.ok ? { ok: true, value: readBlobs(answer.value) } : answer;
  }

  private run(folder: string, args: readonly string[], input?: string): Promise<GitResult<Buffer>> {
    return runGit(folder, args, input, this.executable);
  }

  private async unknownRevision(folder: string, revision: string): Promise<GitResult<never>> {
    const [shallow, any] = await Promise.all([
      this.run(folder, ['rev-parse', '--is-shallow-repository']),
      this.run(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    ]);
    const problem: GitProblem = {
      code: 'unknown-revision',
      message: `${folder} has no revision ‘${revision}’${hint(any.ok, text(shallow))}`,
    };
    return { ok: false, problem };
  }
}

/** The problem of a uri without a local folder, such as one with a host. */
function noFolder(uri: string): GitResult<never> {
  const message = `${uri} is not a folder of this machine`;
  return { ok: false, problem: { code: 'no-repository', message } };
}

/** Why a revision may be unknown. */
function hint(hasCommits: boolean, shallow: GitResult<string>): string {
  if (!hasCommits) return ': nothing has been committed yet';
  if (shallow.ok && shallow.value.trim() === 'true')
    return '; this clone is shallow: fetch the history with `git fetch --unshallow`, or `fetch-depth: 0` in CI';
  return '; expected a branch, tag or commit such as HEAD~1';
}
