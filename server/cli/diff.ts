import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatShare, parseQuantity } from '../core/quantity';
import { type EstimateFigures, type ModelSummary, riseOf } from '../core/summary';
import { oneLine } from '../core/text/escapes';
import type { Figured, FileChange } from '../language';
import { CallerProblem } from '../tooling';
import { readArguments } from './arguments';
import { type Diff, readDiff } from './diff-request';
import { diffMarkdown, diffText } from './diff-text';
import type { Outcome } from './outcome';

/** The share of `--fail-over`. A bare number from 1 on is likely a percentage without its sign, and lets everything through. */
function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const bare = /^[\d.]+$/.test(text);
  const result = parseQuantity(bare ? Number(text) : text, 'ratio');
  if (!result.ok || result.value < 0)
    throw new CallerProblem(`--fail-over: expected a share such as 5%, found ${text}`);
  if (bare && result.value >= 1)
    throw new CallerProblem(
      `--fail-over: ${text} would be ${formatShare(result.value)}; write ${text}%, or ${formatShare(result.value)} if that is meant`,
    );
  return result.value;
}

const relative = (uri: string): string => path.relative('.', fileURLToPath(uri)).replaceAll(path.sep, '/');

function sideJson<Figures>(side: Figured<Figures> | undefined) {
  if (side === undefined) return null;
  return side.ok ? side.figures : { problem: side.reason };
}

function changeJson(change: FileChange<EstimateFigures> | FileChange<ModelSummary>) {
  const { uri, from, name, state, before, after, edits } = change;
  return {
    file: relative(uri),
    ...(from === undefined ? {} : { from: relative(from) }),
    name,
    state,
    before: sideJson<EstimateFigures | ModelSummary>(before),
    after: sideJson<EstimateFigures | ModelSummary>(after),
    edits: edits.map((edit) => ({
      file: relative(edit.uri),
      path: edit.path,
      before: edit.before ?? null,
      after: edit.after ?? null,
    })),
  };
}

/** Why a deployment does not pass the limit; undefined where it does. What cannot be compared does not pass. */
function failure({ before, after }: FileChange<EstimateFigures>, limit: number): string | undefined {
  // A new deployment has no cost to rise from, and one that had no figures is put right.
  if (before?.ok !== true) return after?.ok === false ? `it has no cost: ${after.reason}` : undefined;
  if (after === undefined) return 'it was deleted, so its cost cannot be compared; name the other paths';
  if (!after.ok) return `it has no cost any more: ${after.reason}`;
  const [then, now] = [before.figures.usdPerMillionTokens, after.figures.usdPerMillionTokens];
  if (now === null) return then === null ? undefined : 'it has no cost any more: a card has no price';
  const rise = riseOf(then, now);
  // What lies above by rounding alone does not lie above.
  if (rise === undefined || rise <= limit + 1e-12) return undefined;
  return `its cost rose by ${formatShare(rise)}, more than ${formatShare(limit)}`;
}

function failuresOf({ comparison }: Diff, limit: number | undefined) {
  if (limit === undefined) return [];
  return comparison.deployments.flatMap((change) => {
    const reason = failure(change, limit);
    return reason === undefined ? [] : [{ change, reason }];
  });
}

/**
 * `diff`: what edits did to the cost, throughput and TPOT of each deployment and to the size and work of each model, against a
 * revision. Status 1 when a deployment's cost rose by more than `--fail-over`, or can no longer be compared.
 */
export async function diff(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { flags: ['markdown'], single: ['fail-over'] });
  const limit = limitOf(typed.one('fail-over'));
  const result = await readDiff(typed.positionals);
  const failed = failuresOf(result, limit);
  const { deployments, models } = result.comparison;
  const verdict = failed.map(({ change, reason }) => oneLine(`${change.name}: ${reason}`));
  const body = typed.has('markdown') ? diffMarkdown(result) : diffText(result);
  return {
    status: failed.length > 0 ? 1 : 0,
    json: {
      revision: result.revision,
      commit: result.commit,
      deployments: deployments.map(changeJson),
      models: models.map(changeJson),
      failOver:
        limit === undefined ? null : { limit, files: failed.map(({ change }) => relative(change.uri)) },
    },
    text: [body, ...(verdict.length === 0 ? [] : ['', ...verdict])].join('\n'),
    wantsJson: typed.has('json'),
  };
}
