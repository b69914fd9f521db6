import { cardPrices } from '../core/summary';
import { estimated, findingsOf } from '../tooling';
import { readArguments } from './arguments';
import { costBound } from './cost-bound';
import { costEstimate } from './cost-estimate';
import { REQUEST_OPTIONS, readRequest } from './deployment-request';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readChoice } from './values';

const USAGE = usageOf('cost');

/** `cost`: the cost of a million tokens of a deployment, by bound, estimate or simulation. */
export async function cost(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['basis', ...REQUEST_OPTIONS] });
  const basis = readChoice('basis', typed.one('basis') ?? 'estimate', ['bound', 'estimate', 'simulate']);
  const request = await readRequest(typed, USAGE);
  const { json, text } =
    basis === 'bound'
      ? costBound(request)
      : costEstimate(request, estimated(request.argument, request.result), basis);
  const { deployment, counting, context, batch, result, workspace } = request;
  const { name } = deployment.spec;
  const prices = cardPrices(deployment.costed.hardware);
  const pools = result.ok ? result.value.memory : [];
  const memory = pools.map(({ pool, used, capacity }) => ({ pool, used, capacity }));
  const findings = findingsOf(deployment.file, workspace);
  return {
    status: 0,
    json: { name, basis, counting, context, batch, prices, memory, ...json, findings },
    text,
    wantsJson: typed.has('json'),
  };
}
