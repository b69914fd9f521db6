import { type Estimate, estimate, type Interval } from '../cost';
import type { DeploymentSpec } from '../spec';
import { moneyOf } from './allowed';
import { Exploration, type Found } from './exploration';
import { deploymentAt, type Row } from './rows';
import type { Space, Topology } from './space';

/** A deployment with its estimate. */
export interface Candidate {
  readonly deployment: DeploymentSpec;
  readonly row: Row;
  readonly found: Found;
  readonly estimate: Estimate;
}

/** A part of a deployment's cost in USD per 1M tokens. */
export interface CostTerm {
  /** `waiting`: of cards for networks, for the other half, or for the host. */
  readonly name: 'attention' | 'FFN' | 'waiting';
  readonly usd: number;
}

/** What a rival costs more than the winner, and whence that comes. */
export interface Comparison {
  /** Cost of the rival over that of the winner; null without prices. */
  readonly ratio: number | null;
  /** USD per 1M tokens that each part of the rival costs more than the winner's, the largest first. */
  readonly terms: readonly { readonly name: CostTerm['name']; readonly more: number }[];
  /** Whether the intervals that hold four out of five measurements overlap. */
  readonly tie: boolean;
}

/** What a search comes to. */
export interface Answer {
  readonly winner: Candidate;
  /** The best of other cards or another topology. */
  readonly runnerUp: Candidate | undefined;
  /** The best of the other topology for no more money. */
  readonly other: { readonly topology: Topology; readonly best: Candidate | undefined };
}

/** The parts of what an estimate costs; none without prices. */
export function costTerms({
  topology,
  usdPerMillionTokens: usd,
  attention,
  ffn,
}: Estimate): readonly CostTerm[] {
  if (usd === null) return [];
  const apart = topology === 'afd';
  const of = (half: Estimate['attention']): number =>
    (apart ? (half.usdPerMillionTokens ?? 0) : usd) * half.utilization;
  const [one, two] = [of(attention), of(ffn)];
  return [
    { name: 'attention', usd: one },
    { name: 'FFN', usd: two },
    { name: 'waiting', usd: Math.max(0, usd - one - two) },
  ];
}

/** The cost of an estimate at both ends of its interval; of its TPOT without prices. */
function costInterval({ usdPerMillionTokens, tpot, interval }: Estimate): Interval {
  const unit = usdPerMillionTokens === null ? 1 : usdPerMillionTokens / tpot;
  return { low: interval.low * unit, high: interval.high * unit };
}

/** Whether four fifths of what is measured of the two overlap in cost. */
function isTie(one: Estimate, other: Estimate): boolean {
  const [here, there] = [costInterval(one), costInterval(other)];
  return here.low <= there.high && there.low <= here.high;
}

/** Compares a rival with the winner, term by term. */
export function compare(winner: Estimate, rival: Estimate): Comparison {
  const [won, lost] = [costTerms(winner), costTerms(rival)];
  const terms = won.flatMap(({ name, usd }) => {
    const of = lost.find((term) => term.name === name);
    return of === undefined ? [] : [{ name, more: of.usd - usd }];
  });
  const [cost, least] = [rival.usdPerMillionTokens, winner.usdPerMillionTokens];
  const most = Math.max(...lost.map((term) => term.usd), ...won.map((term) => term.usd));
  return {
    ratio: cost === null || least === null ? null : cost / least,
    terms: terms
      .map(({ name, more }) => ({ name, more: Math.abs(more) < 1e-9 * most ? 0 : more }))
      .sort((one, other) => Math.abs(other.more) - Math.abs(one.more)),
    tie: isTie(winner, rival),
  };
}

/** A point of a space with its whole estimate. */
function candidateOf(exploration: Exploration, found: Found): Candidate | undefined {
  const { space, rows } = exploration;
  const row = rows.at(Math.floor(found.index / space.batches.length));
  const deployment = deploymentAt(space.base, row, found.batch);
  const hardware = { attention: row.attention.hardware, ffn: row.ffn.hardware };
  const result = estimate(deployment, row.variant.model, hardware);
  return result.ok ? { deployment, row, found, estimate: result.value } : undefined;
}

/** Cards and topology, by which rivals differ. */
const familyOf = ({ topology, attention, ffn }: Row): string =>
  [topology, attention.card.reference, ffn.card.reference].join(' ');

function bestOf(space: Space, admits: (row: Row) => boolean): Candidate | undefined {
  const objectives = space.objectives.slice(0, 1);
  const exploration = new Exploration({ ...space, objectives }, undefined, undefined, admits).run();
  const [best] = exploration.frontier.points;
  return best && candidateOf(exploration, best);
}

/** The winner of a finished search with its rivals; undefined if the search found nothing. */
export function answerOf(exploration: Exploration): Answer | undefined {
  const { space } = exploration;
  const [best] = exploration.frontier.points;
  const winner = best && candidateOf(exploration, best);
  if (winner === undefined) return undefined;
  const family = familyOf(winner.row);
  const runnerUp = bestOf(space, (row) => familyOf(row) !== family);
  const topology = winner.row.topology === 'afd' ? 'colocated' : 'afd';
  const topologies = space.topologies.filter((axes) => axes.topology === topology);
  const money = moneyOf(winner.row);
  // The same money, however its sum was rounded.
  const budget = money === undefined ? space.limits.budget : money * (1 + 1e-9);
  const limits = { ...space.limits, ...(budget === undefined ? {} : { budget }) };
  const other = topologies.length === 0 ? undefined : bestOf({ ...space, topologies, limits }, () => true);
  return { winner, runnerUp, other: { topology, best: other } };
}

/** Points of the frontier that tie with the winner: their intervals overlap. */
export function ties(exploration: Exploration, { winner }: Answer): readonly Found[] {
  return exploration.frontier.points.filter((found) => {
    if (found.index === winner.found.index) return false;
    const one = candidateOf(exploration, found);
    return one !== undefined && isTie(winner.estimate, one.estimate);
  });
}
