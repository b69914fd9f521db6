import { execFile } from 'node:child_process';
import path from 'node:path';
import { type Failure, failure } from '../device/failure';

const OLDEST = 20;
const ANSWER_SECONDS = 5;

/**
 * Finds a Node for the child process: the one from the settings, this process if it is a Node, or the one on the
 * PATH. Electron does not work: it forbids the external buffers that Dawn uses to read back.
 *
 * @param named the executable from the settings; if set, no other is tried
 */
export async function findNode(named?: string): Promise<string | Failure> {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, executable()));
  const own = process.versions.electron === undefined ? [process.execPath] : [];
  const reasons: string[] = [];
  for (const candidate of named ? [named] : [...own, ...onPath]) {
    const version = await majorVersion(candidate);
    if (version !== undefined && version >= OLDEST) return candidate;
    if (version !== undefined) reasons.push(`${candidate} is Node ${version}`);
  }
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return failure('no-runtime', `${named ?? 'No Node on the PATH'} is not Node ${OLDEST} or newer${why}.`);
}

const executable = () => (process.platform === 'win32' ? 'node.exe' : 'node');

function majorVersion(command: string): Promise<number | undefined> {
  const script = 'process.versions.electron ? "" : process.versions.node';
  return new Promise((resolve) => {
    execFile(command, ['-p', script], { timeout: ANSWER_SECONDS * 1000 }, (error, stdout) => {
      const major = Number.parseInt(stdout, 10);
      resolve(error !== null || Number.isNaN(major) ? undefined : major);
    });
  });
}
