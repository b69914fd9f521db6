import { type ExecFileException, execFile } from 'node:child_process';
import path from 'node:path';
import type { GitProblem, GitResult } from '../language';

/** The time limit of a git process, in milliseconds. */
const PATIENCE = 20_000;
/** The maximum size of git's output, in bytes. */
const LARGEST_ANSWER = 256 * 1024 * 1024;

/** Variables set by git hooks that would redirect git to another repository. */
const ELSEWHERE = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX']);

/** No lock, no password prompt, and no fetching of missing objects. */
const QUIET = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };

/**
 * Runs `git` in a folder, without a shell. Never rejects.
 *
 * @param input standard input of the process
 * @param executable a program to run instead of the `git` on the PATH
 */
export function runGit(
  folder: string,
  args: readonly string[],
  input = '',
  executable = 'git',
): Promise<GitResult<Buffer>> {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.has(name));
  const options = {
    // Windows searches the current folder for programs first, which must not find one in the user's folder.
    cwd: path.dirname(process.execPath),
    env: { ...Object.fromEntries(kept), ...QUIET },
    encoding: 'buffer',
    maxBuffer: LARGEST_ANSWER,
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return new Promise<GitResult<Buffer>>((resolve) => {
    const child = execFile(executable, ['-C', folder, ...args], options, (error, output, errors) =>
      resolve(
        error === null
          ? { ok: true, value: output }
          : { ok: false, problem: problemOf(error, folder, errors.toString('utf8').trim()) },
      ),
    );
    // Git may exit before it has read all input; its status explains why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  }).catch((error: unknown) => {
    // Some errors are thrown synchronously: a path that is too long or contains a NUL, or too little memory.
    const message = `git could not be started: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problem: { code: 'failed', message } };
  });
}

function problemOf(error: ExecFileException, folder: string, said: string): GitProblem {
  if (error.code === 'ENOENT')
    return { code: 'no-git', message: 'git was not found; install it or add it to the PATH' };
  if (error.killed === true && error.code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return { code: 'timeout', message: `git did not answer within ${PATIENCE / 1000} s in ${folder}` };
  if (/not a git repository/i.test(said))
    return { code: 'no-repository', message: `${folder} is not in a git repository` };
  if (/dubious ownership/i.test(said))
    return {
      code: 'no-repository',
      message: `git does not trust ${folder}, which belongs to another user; see git’s \`safe.directory\``,
    };
  return { code: 'failed', message: `git failed in ${folder}: ${said || error.message}` };
}
