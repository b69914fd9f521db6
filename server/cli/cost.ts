import { formatQuantity, formatTokens, formatUsd } from '../core/quantity';
import type { DeploymentSpec } from '../core/spec';
import type { DeploymentBound } from '../language';
import {
  checkFile,
  deploymentBound,
  meanContext,
  type ResolvedDeployment,
  resolveDeployment,
  type SidePart,
  Workspace,
} from '../language';
import { onlyFile, readArguments } from './arguments';
import { describeErrors, loadSpec } from './load';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';
import { textTable, usdCell } from './table';
import { readChoice, readCount, readCounting, readTokens } from './values';

const USAGE =
  'decode-lens cost FILE [--basis bound] [--counting exact|step3-paper] [--context N] [--batch N]';

function cardsOf(spec: DeploymentSpec, half: 'attention' | 'ffn'): number {
  const pool = spec.topology === 'afd' ? spec[half] : spec.pool;
  return pool.instances * pool.accelerators;
}

function halfJson(bound: DeploymentBound['attention'], part: SidePart, batch: number, cards: number) {
  return {
    hardware: part.hardware.name,
    usdPerMillionTokens: bound?.usdPerMillionTokens ?? null,
    seconds: bound === undefined ? null : (bound.seconds * batch) / cards,
    boundBy: bound?.boundBy ?? null,
    utilization: null,
  };
}

function accelerators(spec: DeploymentSpec): number {
  return spec.topology === 'afd'
    ? cardsOf(spec, 'attention') + cardsOf(spec, 'ffn')
    : cardsOf(spec, 'attention');
}

function boundText(name: string, bound: DeploymentBound, { attention, ffn }: ResolvedDeployment): string {
  const usd = (value: number | null | undefined): string => usdCell(value ?? null, formatUsd);
  const row = (half: string, part: SidePart, of: DeploymentBound['attention']): string[] => [
    half,
    part.hardware.name,
    usd(of?.usdPerMillionTokens),
    of?.boundBy ?? '–',
    of === undefined ? '–' : formatQuantity(of.seconds, 'time'),
  ];
  return [
    `${name}: ${usd(bound.usdPerMillionTokens)} USD per 1M tokens at ${formatTokens(bound.context)}, theoretical bound`,
    textTable(
      ['half', 'card', 'USD per 1M', 'bound by', 'card-time a token'],
      [row('attention', attention, bound.attention), row('FFN', ffn, bound.ffn)],
    ),
  ].join('\n');
}

/** `cost`: what a million tokens of a deployment cost. */
export async function cost(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['basis', 'counting', 'context', 'batch'] });
  const argument = onlyFile(typed, USAGE);
  const basis = readChoice('basis', typed.one('basis') ?? 'bound', ['bound']);
  const workspace = new Workspace();
  const file = await loadSpec(workspace, argument, 'deployment');
  const deployment = resolveDeployment(workspace, file);
  if (deployment === undefined) throw new CommandProblem(describeErrors(argument, file, workspace));
  const { spec } = file;
  const contextOption = typed.one('context');
  const batchOption = typed.one('batch');
  const context = contextOption === undefined ? meanContext(spec) : readTokens(contextOption);
  const batch = batchOption === undefined ? spec.workload.batch : readCount('batch', batchOption);
  const counting = readCounting(typed);
  const bound = deploymentBound(deployment, context, counting);
  const usd = bound.usdPerMillionTokens;
  return {
    status: 0,
    json: {
      name: spec.name,
      basis,
      counting,
      context,
      batch,
      accelerators: accelerators(spec),
      tpot: null,
      tokensPerSecond: null,
      tokensPerSecondPerAccelerator: null,
      usdPerMillionTokens: usd,
      attention: halfJson(bound.attention, deployment.attention, batch, cardsOf(spec, 'attention')),
      ffn: halfJson(bound.ffn, deployment.ffn, batch, cardsOf(spec, 'ffn')),
      links: { hardware: null, usdPerMillionTokens: null, seconds: null, boundBy: null, utilization: null },
      memory: [],
      interval: { low: usd, high: usd },
      findings: checkFile(file, workspace).map(({ code, severity, message }) => ({
        code,
        severity,
        message,
      })),
    },
    text: boundText(spec.name, bound, deployment),
    wantsJson: typed.has('json'),
  };
}
