import { type ExecFileException, execFile } from 'node:child_process';
import path from 'node:path';
import type { GitProblem, GitResult } from '../language';

/** Milliseconds after which git is given up. */
const PATIENCE = 20_000;
/** The most that one answer of git may hold, in bytes. */
const LARGEST_ANSWER = 256 * 1024 * 1024;

/** Variables that a hook sets, and that would lead git elsewhere than to the folder at hand. */
const ELSEWHERE = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX']);

/** No lock is taken, nobody is asked for a password, and no object is fetched from a network. */
const QUIET = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };

/**
 * Runs `git` in a folder, without a shell. Never rejects.
 * @param input what it reads from its standard input
 * @param executable another program than the `git` of the PATH
 */
export function runGit(
  folder: string,
  args: readonly string[],
  input = '',
  executable = 'git',
): Promise<GitResult<Buffer>> {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.has(name));
  const options = {
    // Windows looks for programs in the current folder first; a program in somebody's folder is not the one meant.
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
    // Git may end before it has read all; what it says of that is in its status.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  }).catch((error: unknown) => {
    // Some errors are thrown at once: a path that is too long or holds a NUL, or no memory for a process.
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
