import type { Estimate } from '../core/cost';
import {
  type Answer,
  type Candidate,
  type Comparison,
  compare,
  type Described,
  describeRow,
  type Exploration,
  nothingFound,
  type ShardPoint,
  shardPoint,
  ties,
} from '../core/explore';
import { formatNumber, formatTime, formatUsd, formatWhole } from '../core/quantity';
import { usd } from '../language/present/figures';
import { textTable } from './table';

/** Points of a frontier to print. */
const SHOWN = 20;

const cardName = (reference: string): string => reference.replace(/^catalog:/, '');

/** A deployment in a few words: `2×8 h20 + 2×8 h800, tensor 1/8, 3 micro`. */
function describedText(deployment: Described): string {
  const { attention, ffn, microBatches, engine, context, format } = deployment;
  const pool = (side: Described['ffn']): string =>
    `${side.instances}×${side.accelerators} ${cardName(side.hardware)}`;
  const pools = deployment.topology === 'afd' ? `${pool(attention)} + ${pool(ffn)}` : `${pool(attention)}`;
  return [
    `${deployment.topology} ${pools}`,
    `tensor ${attention.tensor}/${ffn.tensor}`,
    `${microBatches} micro`,
    ...(engine === null || engine === 'none' ? [] : [engine]),
    ...(context === null ? [] : [`context ${context}`]),
    ...(format === null ? [] : [format]),
  ].join(', ');
}

/** The frontier of a search as a table. */
export function shardPointsText(points: readonly ShardPoint[]): string {
  const rows = points
    .slice(0, SHOWN)
    .map((point) => [
      describedText(point.deployment),
      String(point.accelerators),
      formatWhole(point.batch),
      formatTime(point.tpot),
      formatNumber(point.tokensPerSecondPerAccelerator),
      usd(point.usdPerMillionTokens),
    ]);
  const head = ['deployment', 'cards', 'batch', 'TPOT', 'tokens/s a card', 'USD per 1M'];
  const more = points.length > SHOWN ? [`and ${points.length - SHOWN} more`] : [];
  return [textTable(head, rows), ...more].join('\n');
}

function comparisonText({ ratio, terms, tie }: Comparison): string {
  const more = terms
    .filter((term) => Math.abs(term.more) > 0)
    .map(({ name, more: amount }) => `${name} ${amount < 0 ? '−' : '+'}${formatUsd(Math.abs(amount))}`);
  const cost = ratio === null ? 'no cost' : `${formatNumber(ratio)} times the cost`;
  return `${cost}${more.length === 0 ? '' : ` (${more.join(', ')} USD per 1M)`}${tie ? '; a tie: their intervals overlap' : ''}`;
}

const candidateText = ({ row, found }: Candidate): string =>
  `${describedText(describeRow(row))}, batch ${formatWhole(found.batch)}, TPOT ${formatTime(found.tpot)}, ${usd(found.usdPerMillionTokens)} USD per 1M`;

/** What the search of a space came to. @param own the estimate of the file's own deployment */
export function exploredText(exploration: Exploration, answer: Answer | undefined, own: Estimate): string {
  const { space, refused, frontier, points, counts } = exploration;
  const searched = `${formatWhole(points)} deployments searched, ${formatWhole(counts.estimates)} of them by estimate`;
  if (answer === undefined) return `${searched}: ${nothingFound(space, refused)}`;
  const { winner, runnerUp, other } = answer;
  const against = (one: Candidate): string =>
    `${candidateText(one)}: ${comparisonText(compare(winner.estimate, one.estimate))}`;
  const close = ties(exploration, answer).length;
  return [
    `${searched}; frontier of ${space.objectives.join(', ')}`,
    shardPointsText(frontier.points.map((found) => shardPoint(exploration, found))),
    '',
    `winner: ${candidateText(winner)}, bound by ${winner.estimate.binding.name}`,
    ...(close === 0 ? [] : [`${close} more of the frontier tie with it: their intervals overlap`]),
    `the file’s own: ${comparisonText(compare(winner.estimate, own))}`,
    runnerUp === undefined ? 'runner-up: no other cards keep the limits' : `runner-up: ${against(runnerUp)}`,
    other.best === undefined
      ? `${other.topology}: none for the same money`
      : `best ${other.topology} for the same money: ${against(other.best)}`,
  ].join('\n');
}
