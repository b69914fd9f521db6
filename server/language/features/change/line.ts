import { formatCount, formatQuantity, formatUsd } from '../../../core/quantity';
import type { DeploymentFigures, ModelFigures } from './figures';
import type { FileChange } from './file-change';
import { formatRate, fromTo } from './words';

const time = (seconds: number): string => formatQuantity(seconds, 'time');
const flops = (amount: number): string => formatQuantity(amount, 'arithmetic');
const bytes = (amount: number): string => formatQuantity(amount, 'data');

function deploymentWords(before: DeploymentFigures, after: DeploymentFigures): readonly string[] {
  const lost = before.fitsMemory && !after.fitsMemory;
  const missed = before.meetsTarget === true && after.meetsTarget === false;
  return [
    `${fromTo(before.usdPerMillionTokens, after.usdPerMillionTokens, formatUsd)} USD per 1M tokens`,
    `TPOT ${fromTo(before.tpot, after.tpot, time)}`,
    `${fromTo(before.tokensPerSecond, after.tokensPerSecond, formatRate)} tokens/s`,
    ...(before.binding === after.binding ? [] : [`binding: ${before.binding} → ${after.binding}`]),
    ...(lost ? ['no longer fits its memory'] : []),
    ...(missed ? ['misses its target'] : []),
  ];
}

function modelWords(before: ModelFigures, after: ModelFigures): readonly string[] {
  const words = [
    ['parameters', before.parameters, after.parameters, formatCount],
    ['active', before.activeParameters, after.activeParameters, formatCount],
    ['KV / state', before.stateBytes, after.stateBytes, bytes],
    ['attention', before.attentionFlops, after.attentionFlops, flops],
    ['linear', before.linearFlops, after.linearFlops, flops],
    ['FFN', before.ffnFlops, after.ffnFlops, flops],
  ] as const;
  return words
    .filter(([, then, now]) => then !== now)
    .map(([name, then, now, format]) => `${name} ${fromTo(then, now, format)}`);
}

function wordsOf(
  before: DeploymentFigures | ModelFigures,
  after: DeploymentFigures | ModelFigures,
): readonly string[] {
  if ('tpot' in before) return 'tpot' in after ? deploymentWords(before, after) : [];
  return 'tpot' in after ? [] : modelWords(before, after);
}

/** A change in one line of plain text, such as `against HEAD: 0.0550 → 0.0612 (+11.3%) USD per 1M tokens, …`; undefined without one. */
export function changeLine(
  change: FileChange<DeploymentFigures> | FileChange<ModelFigures>,
  revision: string,
): string | undefined {
  const { state, before, after } = change;
  if (state !== 'changed' || before === undefined || after === undefined) return undefined;
  if (!after.ok) return `against ${revision}: no figures any more`;
  if (!before.ok) return `against ${revision}: had no figures (${before.reason})`;
  return `against ${revision}: ${wordsOf(before.figures, after.figures).join(', ')}`;
}
