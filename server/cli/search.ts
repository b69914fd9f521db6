import { answerOf, Exploration } from '../core/explore';
import { formatNumber, formatTime, formatTokens, formatWhole } from '../core/quantity';
import {
  breakingContext,
  type FrontierPoint,
  largestBatch,
  neighboursFrontier,
  smallestDeployment,
} from '../core/search';
import type { DeploymentSpec } from '../core/spec';
import { deploymentShape, meetsTarget } from '../core/summary';
import { oneLine } from '../core/text/escapes';
import { serversWords, shapeWords, throughputWords } from '../language/present/deployment-words';
import { usd } from '../language/present/figures';
import { estimated, searchSpace } from '../tooling';
import { readArguments } from './arguments';
import { REQUEST_OPTIONS, readRequest } from './deployment-request';
import { exploredJson } from './explored-json';
import { exploredText } from './explored-text';
import { usageOf } from './help';
import type { Outcome } from './outcome';
import { readShard, runShard } from './shard';
import { SPACE_LISTS, SPACE_OPTIONS, withSpace } from './space-options';
import { textTable } from './table';

const USAGE = usageOf('search');

function shapeText(spec: DeploymentSpec): string {
  const shape = deploymentShape(spec);
  const { pool, attention, ffn } = shape.instances;
  return shapeWords(pool === undefined ? `${attention}A${ffn}F` : serversWords(pool), shape);
}

function pointJson({ deployment, ...figures }: FrontierPoint, target: number | undefined) {
  return {
    ...deploymentShape(deployment),
    ...figures,
    meetsTarget: meetsTarget(figures.tpot, target),
  };
}

function frontierText(points: readonly FrontierPoint[], target: number | undefined): string {
  const rows = points.map((point) => [
    shapeText(point.deployment),
    String(point.accelerators),
    formatWhole(point.batch),
    formatTime(point.tpot),
    formatNumber(point.tokensPerSecondPerAccelerator),
    usd(point.usdPerMillionTokens),
    point.boundBy,
    ...(target === undefined ? [] : [point.tpot <= target ? 'holds' : 'missed']),
  ]);
  const head = ['deployment', 'cards', 'batch', 'TPOT', 'tokens/s per accelerator', 'USD per 1M', 'bound by'];
  return textTable(target === undefined ? head : [...head, `target ${formatTime(target)}`], rows);
}

/** `search`: the best deployments near the given one, and the limits of its batch, context and size. */
export async function search(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: [...REQUEST_OPTIONS, ...SPACE_OPTIONS], many: SPACE_LISTS });
  const request = await readRequest(typed, USAGE);
  const { deployment, context, batch } = request;
  const now = estimated(request.argument, request.result);
  const load = { ...deployment.spec.workload, batch, ...(request.asksContext ? { context } : {}) };
  const spec: DeploymentSpec = withSpace({ ...deployment.spec, workload: load }, typed);
  const space = await searchSpace(request.specs, request.argument, deployment, spec);
  const shard = readShard(typed);
  if (shard !== undefined) return runShard(space, shard);
  const { model, hardware } = deployment.costed;
  const target = spec.target?.tpot;
  const largest = largestBatch(spec, model, hardware);
  const breaks = breakingContext(spec, model, hardware);
  const { tokensPerSecond } = now;
  const smallest = smallestDeployment(spec, model, hardware, { tokensPerSecond });
  const frontier = neighboursFrontier(spec, model, hardware);
  const exploration = new Exploration(space).run();
  const answer = answerOf(exploration);
  const lines = [
    `${oneLine(spec.name)}: TPOT ${formatTime(now.tpot)}, ${throughputWords(now)} at ${formatTokens(now.context)}, batch ${formatWhole(batch)}`,
    largest.ok ? largestText(largest.value) : '',
    breaks.ok ? breaksText(breaks.value) : '',
    smallest === undefined
      ? 'none of the deployments tried serves this load'
      : `smallest for ${formatNumber(tokensPerSecond)} tokens/s: ${shapeText(smallest.deployment)}, ${smallest.accelerators} accelerators, batch ${formatWhole(smallest.batch)}, TPOT ${formatTime(smallest.tpot)}`,
    '',
    'Pareto frontier around the deployment: TPOT, output and cost, by the estimate, of those that fit their memory',
    frontierText(frontier, target),
    '',
    exploredText(exploration, answer, now),
  ];
  return {
    status: 0,
    json: {
      name: spec.name,
      context: now.context,
      batch,
      target: target ?? null,
      accelerators: now.accelerators,
      tpot: now.tpot,
      tokensPerSecond: now.tokensPerSecond,
      tokensPerSecondPerAccelerator: now.tokensPerSecondPerAccelerator,
      usdPerMillionTokens: now.usdPerMillionTokens,
      largestBatch: largest.ok ? largest.value : null,
      breakingContext: breaks.ok ? breaks.value : null,
      smallestDeployment:
        smallest === undefined
          ? null
          : {
              ...deploymentShape(smallest.deployment),
              accelerators: smallest.accelerators,
              batch: smallest.batch,
              tpot: smallest.tpot,
              tokensPerSecond: smallest.tokensPerSecond,
            },
      frontier: frontier.map((point) => pointJson(point, target)),
      explored: exploredJson(exploration, answer, now),
    },
    text: lines.join('\n'),
    wantsJson: typed.has('json'),
  };
}

type Largest = Extract<ReturnType<typeof largestBatch>, { ok: true }>['value'];
type Breaks = Extract<ReturnType<typeof breakingContext>, { ok: true }>['value'];

function largestText({ batch, limitedBy }: Largest): string {
  if (batch === null) return `largest batch: none, ${limitedBy} breaks at one sequence for each card`;
  return `largest batch: ${formatWhole(batch)}, then ${limitedBy} breaks`;
}

function breaksText({ longest, brokenBy }: Breaks): string {
  if (longest === null) return 'longest context: no context breaks it';
  return longest === 0
    ? `longest context: none, ${brokenBy} breaks at once`
    : `longest context: ${formatTokens(longest)}, then ${brokenBy} breaks`;
}
