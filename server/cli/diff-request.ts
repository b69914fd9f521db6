import fs from 'node:fs/promises';
import path from 'node:path';
import {
  type Comparison,
  compareStates,
  type GitResult,
  kindOf,
  RevisionFiles,
  readState,
} from '../language';
import { fileUri, nodeFiles } from '../node/files';
import { searchSpecs } from '../node/find-specs';
import { NodeGit } from '../node/git';
import { CallerProblem } from '../tooling';

/** A comparison of the files of some paths with a revision. */
export interface Diff {
  /** As typed. */
  readonly revision: string;
  /** The full commit hash. */
  readonly commit: string;
  readonly comparison: Comparison;
}

function answerOf<Value>(result: GitResult<Value>): Value {
  if (!result.ok) throw new CallerProblem(result.problem.message);
  return result.value;
}

function isThere(name: string): Promise<boolean> {
  return fs.access(name).then(
    () => true,
    () => false,
  );
}

async function isFolder(name: string): Promise<boolean> {
  return (await fs.stat(name).catch(() => undefined))?.isDirectory() === true;
}

/** The nearest existing folder at or above a path. */
async function folderOf(name: string): Promise<string> {
  const full = path.resolve(name);
  return (await isFolder(full)) || full === path.dirname(full) ? full : folderOf(path.dirname(full));
}

/** The first word is the revision if it names one, as in git’s own commands. */
async function readWords(git: NodeGit, words: readonly string[]) {
  const [first = 'HEAD', ...rest] = words;
  const there = await Promise.all(words.map(isThere));
  const named = words.find((_, index) => there[index]);
  const root = answerOf(await git.root(fileUri(await folderOf(named ?? '.'))));
  const found = await git.commit(root, first);
  if (found.ok && there[0])
    throw new CallerProblem(
      `‘${first}’ is a revision and a path; write ./${first} for the path, or refs/heads/${first} for the branch`,
    );
  if (found.ok) return { root, revision: first, commit: found.value, paths: rest };
  if (!there[0] && kindOf(first) === undefined) throw new CallerProblem(found.problem.message);
  return { root, revision: 'HEAD', commit: answerOf(await git.commit(root, 'HEAD')), paths: words };
}

/** The current spec files at or below a path. */
async function specsAt(name: string): Promise<readonly string[]> {
  if (await isFolder(name)) {
    const { files, problems } = await searchSpecs(path.resolve(name));
    const [problem] = problems;
    if (problem !== undefined) throw new CallerProblem(`${problem.folder}: ${problem.message}`);
    return files.map(fileUri);
  }
  return (await isThere(name)) ? [fileUri(name)] : [];
}

/** Without cards, which have no cost of their own: they count through the deployments that use them. */
function costed(uris: readonly string[]): readonly string[] {
  return [...new Set(uris)].filter((uri) => kindOf(uri) !== 'hardware').sort();
}

/** The compared files in both states. */
async function filesOf(git: NodeGit, { root, commit, paths }: Awaited<ReturnType<typeof readWords>>) {
  const [now, old]: [string[], string[]] = [[], []];
  for (const name of paths.length === 0 ? ['.'] : paths) {
    if (answerOf(await git.root(fileUri(await folderOf(name)))) !== root)
      throw new CallerProblem(`${name} is in another repository; compare it by itself`);
    const [current, former] = [await specsAt(name), answerOf(await git.list(commit, [fileUri(name)]))];
    if (current.length + former.length === 0 && !(await isFolder(name)))
      throw new CallerProblem(`${name}: there is no such path, neither now nor at the revision`);
    if (kindOf(name) === 'hardware')
      throw new CallerProblem(`${name}: expected a deployment, a model or a folder, found a card`);
    now.push(...current);
    old.push(...former);
  }
  return { now: costed(now), old: costed(old) };
}

/** Compares the files at or below some paths with what they were at a revision: `[REV] [PATH...]`. */
export async function readDiff(words: readonly string[]): Promise<Diff> {
  const git = new NodeGit();
  const request = await readWords(git, words);
  const { now, old } = await filesOf(git, request);
  const files = new RevisionFiles(git, request.commit, nodeFiles);
  const [before, after] = await Promise.all([readState(old, files), readState(now, nodeFiles)]);
  if (files.problem !== undefined) throw new CallerProblem(files.problem.message);
  const comparison = compareStates(before, after);
  return { revision: request.revision, commit: request.commit.id, comparison };
}
