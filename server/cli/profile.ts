import path from 'node:path';
import { isFailure, profile as measure, measuredKernelNames } from '../../kernels';
import { nodeHost } from '../../kernels/host/node';
import { findNode } from '../../kernels/host/node-find';
import { CallerProblem } from '../tooling';
import { noFiles, readArguments, type Typed } from './arguments';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { profileOutcome } from './profile-outcome';
import { readChoice, readCount, readTokens } from './values';

/** A hint for a kernel that was given without its option. */
function kernelHint({ positionals: [first] }: Typed): string | undefined {
  const kernel = measuredKernelNames.find((name) => name === first);
  return kernel === undefined ? undefined : `write --kernel ${kernel}`;
}

/** `profile`: measures decode kernels and their ceilings on this machine's GPU. */
export async function profile(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { many: ['kernel', 'batch', 'context'], flags: ['safe'] });
  noFiles(typed, kernelHint(typed) ?? usageOf('profile'));
  const node = await findNode();
  if (typeof node !== 'string') throw new CallerProblem(`${node.message} ${node.advice}`);
  const script = path.join(__dirname, 'kernels-child.js');
  const kernels = typed.all('kernel').map((name) => readChoice('kernel', name, measuredKernelNames));
  const batches = typed.all('batch').map((value) => readCount('batch', value));
  const contexts = typed.all('context').map(readTokens);
  const result = await measure({
    // Without Dawn's bounds checks the times are representative of the hardware; `--safe` measures what a browser
    // runs.
    hosts: [nodeHost({ command: [node], script, fast: !typed.has('safe') })],
    ...(kernels.length === 0 ? {} : { kernels }),
    ...(batches.length === 0 ? {} : { batches }),
    ...(contexts.length === 0 ? {} : { contexts }),
    onProgress: (done, of, now) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${done + 1} of ${of}: ${now.padEnd(60).slice(0, 60)}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (isFailure(result)) throw new CallerProblem(`${result.message} ${result.advice}`);
  return profileOutcome(result, typed.has('json'));
}
