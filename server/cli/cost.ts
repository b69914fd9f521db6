import { checkFile } from '../language';
import { readArguments } from './arguments';
import { costBound } from './cost-bound';
import { costEstimate, memoryOf } from './cost-estimate';
import { REQUEST_OPTIONS, readRequest } from './deployment-request';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readChoice } from './values';

const USAGE = usageOf('cost');

/** `cost`: what a million tokens of a deployment cost, by the bound, the estimate or the simulation. */
export async function cost(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['basis', ...REQUEST_OPTIONS] });
  const basis = readChoice('basis', typed.one('basis') ?? 'estimate', ['bound', 'estimate', 'simulate']);
  const request = await readRequest(typed, USAGE);
  const { json, text } = basis === 'bound' ? costBound(request) : costEstimate(request, basis);
  const { spec, counting, context, batch, file, workspace } = request;
  const findings = checkFile(file, workspace).map(({ code, severity, message }) => ({
    code,
    severity,
    message,
  }));
  return {
    status: 0,
    json: { name: spec.name, basis, counting, context, batch, memory: memoryOf(request), ...json, findings },
    text,
    wantsJson: typed.has('json'),
  };
}
