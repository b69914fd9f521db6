import type { Estimate } from '../core/cost';
import {
  type Answer,
  type Candidate,
  compare,
  costTerms,
  describeRow,
  type Exploration,
  nothingFound,
  shardPoint,
  ties,
} from '../core/explore';

function candidateJson({ row, found, estimate }: Candidate) {
  const { values: _, ...figures } = found;
  return {
    ...figures,
    deployment: describeRow(row),
    interval: estimate.interval,
    boundBy: estimate.binding.name,
    terms: costTerms(estimate),
  };
}

const rival = (winner: Estimate, one: Candidate | undefined) =>
  one === undefined ? null : { ...candidateJson(one), against: compare(winner, one.estimate) };

/** What the search of a space came to, as JSON. @param own the estimate of the file's own deployment */
export function exploredJson(exploration: Exploration, answer: Answer | undefined, own: Estimate) {
  const { points, counts, refused, space, frontier } = exploration;
  const { winner, runnerUp, other } = answer ?? {};
  return {
    points,
    ...counts,
    refused,
    objectives: space.objectives,
    limits: space.limits,
    frontier: frontier.points.map((found) => shardPoint(exploration, found)),
    winner: winner === undefined ? null : candidateJson(winner),
    ties: answer === undefined ? [] : ties(exploration, answer).map(({ index }) => index),
    runnerUp: winner === undefined ? null : rival(winner.estimate, runnerUp),
    otherTopology:
      winner === undefined || other === undefined
        ? null
        : { topology: other.topology, best: rival(winner.estimate, other.best) },
    own: winner === undefined ? null : { terms: costTerms(own), against: compare(winner.estimate, own) },
    problem: answer === undefined ? nothingFound(space, refused) : null,
  };
}
