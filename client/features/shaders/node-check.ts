import { execFile } from 'node:child_process';
import path from 'node:path';
import { shaderReportSchema } from '../../../kernels/check/report';
import { findNode } from '../../../kernels/host/node-find';
import type { CheckShaders } from './shaders';

/** A check takes a second or two; after this time it is stopped. */
const LONGEST_MS = 60_000;

/** Checks shaders with the repository's own script, in a Node process that can be killed. */
export const checkShaders: CheckShaders = async (repository, texts, signal) => {
  const node = await findNode();
  if (typeof node !== 'string') return `${node.message} ${node.advice}`;
  const script = path.join(repository, 'scripts', 'kernels-check.mjs');
  const limits = { signal, timeout: LONGEST_MS, killSignal: 'SIGKILL', maxBuffer: 2 ** 24 } as const;
  return new Promise((resolve) => {
    const args = [script, '--json', '--stdin'];
    const child = execFile(node, args, { cwd: repository, ...limits }, (error, stdout, stderr) => {
      const report = reportOf(stdout);
      if (report !== undefined) resolve(report);
      else resolve(stderr.trim().split('\n').at(-1) || (error?.message ?? 'it printed no report'));
    });
    // A process that ends early breaks the pipe; the callback reports the error.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(JSON.stringify(texts));
  });
};

function reportOf(stdout: string) {
  try {
    return shaderReportSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
