import path from 'node:path';
import { isFailure, type KernelPoint, kernelNames, profile as measure, type Profile } from '../../kernels';
import { nodeHost } from '../../kernels/host/node';
import { findNode } from '../../kernels/host/node-find';
import { formatQuantity, formatTokens } from '../core/quantity';
import { readArguments } from './arguments';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';
import { textTable } from './table';
import { readChoice, readCount, readTokens } from './values';

const time = (seconds: number): string => formatQuantity(seconds, 'time');

function row(point: KernelPoint): string[] {
  const { kernel, variant, kv, batch, context, seconds, p20, p80, bytesPerSecond, fractionOfRoof } = point;
  return [
    kv === null ? kernel : `${kernel} ${kv}`,
    variant,
    String(batch),
    context === null ? '–' : formatTokens(context),
    time(seconds),
    `${time(p20)} to ${time(p80)}`,
    formatQuantity(bytesPerSecond, 'data rate'),
    formatQuantity(fractionOfRoof, 'ratio'),
    point.boundBy,
    point.relativeError === null ? 'NaN' : point.relativeError.toExponential(0),
    point.problem ?? '',
  ];
}

function text(result: Profile): string {
  const { adapter, software, probes, kernels, failures } = result;
  const rate = (value: number | null): string => (value === null ? '–' : formatQuantity(value, 'data rate'));
  const flops = Object.entries(probes.flops).map(
    ([unit, value]) => `${unit} ${formatQuantity(value, 'compute rate')}`,
  );
  return [
    `${adapter}${software ? ' (a software adapter: the times say nothing of a GPU)' : ''}`,
    `copy ${rate(probes.copyBytesPerSecond)}, read ${rate(probes.readBytesPerSecond)}; ${flops.join(', ')}`,
    textTable(
      [
        'kernel',
        'variant',
        'batch',
        'context',
        'median',
        'p20 to p80',
        'rate',
        'of roof',
        'bound by',
        'error',
        '',
      ],
      kernels.map(row),
    ),
    ...failures.map(({ what, failure }) => `${what}: ${failure.message}`),
  ].join('\n');
}

/** `profile`: decode kernels and their ceilings, measured on this machine's GPU. */
export async function profile(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { many: ['kernel', 'batch', 'context'], flags: ['safe'] });
  const node = await findNode();
  if (typeof node !== 'string') throw new CommandProblem(`${node.message} ${node.advice}`);
  const script = path.join(__dirname, 'kernels-child.js');
  const kernels = typed.all('kernel').map((name) => readChoice('kernel', name, kernelNames));
  const batches = typed.all('batch').map((value) => readCount('batch', value));
  const contexts = typed.all('context').map(readTokens);
  const result = await measure({
    // Without Dawn's bounds checks the kernels show what the hardware does; `--safe` measures what a browser runs.
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
  if (isFailure(result)) throw new CommandProblem(`${result.message} ${result.advice}`);
  return { status: 0, json: result, text: text(result), wantsJson: typed.has('json') };
}
