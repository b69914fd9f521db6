import { spawn } from 'node:child_process';
import { bundles, root } from '../lsp/kit';

/** What a run of the program left behind. */
export interface Ran {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end, without a terminal. */
export function runProgram(command: string, args: readonly string[], cwd = root): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data) => {
      output += String(data);
    });
    child.stderr.on('data', (data) => {
      errors += String(data);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output, errors }));
  });
}

/** Runs `decode-lens` with arguments, in the checkout by default. */
export function decodeLens(args: readonly string[], cwd?: string): Promise<Ran> {
  return runProgram(process.execPath, [bundles.cli, ...args], cwd);
}

/** Runs `decode-lens ... --json`, which has to succeed, and gives what it printed. */
export async function jsonOf<Json>(args: readonly string[], cwd?: string): Promise<Json> {
  const { status, output, errors } = await decodeLens([...args, '--json'], cwd);
  if (status !== 0) throw new Error(`status ${status}: ${errors}`);
  return JSON.parse(output) as Json;
}
