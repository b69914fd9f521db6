import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatShare, parseQuantity } from '../core/quantity';
import { type EstimateFigures, type ModelSummary, riseOf } from '../core/summary';
import type { Figured, FileChange } from '../language';
import { CallerProblem } from '../tooling';
import { readArguments } from './arguments';
import { type Diff, readDiff } from './diff-request';
import { diffMarkdown, diffText } from './diff-text';
import type { Outcome } from './outcome';

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const result = parseQuantity(/^[\d.]+$/.test(text) ? Number(text) : text, 'ratio');
  if (!result.ok || result.value < 0)
    throw new CallerProblem(`--fail-over: expected a share such as 5%, found ${text}`);
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

/** The rise of a deployment's cost. */
function costRise({ before, after }: FileChange<EstimateFigures>): number | undefined {
  if (before?.ok !== true || after?.ok !== true) return undefined;
  return riseOf(before.figures.usdPerMillionTokens, after.figures.usdPerMillionTokens);
}

function over({ comparison }: Diff, limit: number | undefined): readonly FileChange<EstimateFigures>[] {
  if (limit === undefined) return [];
  // What lies above by rounding alone does not lie above.
  return comparison.deployments.filter((change) => (costRise(change) ?? 0) > limit + 1e-12);
}

/**
 * `diff`: what edits did to the cost, throughput and TPOT of each deployment and to the size and work of each model, against a
 * revision. Status 1 when a deployment's cost rose by more than `--fail-over`.
 */
export async function diff(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { flags: ['markdown'], single: ['fail-over'] });
  const limit = limitOf(typed.one('fail-over'));
  const result = await readDiff(typed.positionals);
  const failed = over(result, limit);
  const { deployments, models } = result.comparison;
  const verdict = failed.map(
    (change) =>
      `${change.name}: its cost rose by ${formatShare(costRise(change) ?? 0)}, more than ${formatShare(limit ?? 0)}`,
  );
  const body = typed.has('markdown') ? diffMarkdown(result) : diffText(result);
  return {
    status: failed.length > 0 ? 1 : 0,
    json: {
      revision: result.revision,
      commit: result.commit,
      deployments: deployments.map(changeJson),
      models: models.map(changeJson),
      failOver: limit === undefined ? null : { limit, files: failed.map(({ uri }) => relative(uri)) },
    },
    text: [body, ...(verdict.length === 0 ? [] : ['', ...verdict])].join('\n'),
    wantsJson: typed.has('json'),
  };
}
