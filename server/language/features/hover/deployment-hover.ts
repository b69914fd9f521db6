import { explainBound } from '../../../core/cost';
import { formatBytes, formatFlops, formatTokens } from '../../../core/quantity';
import type { Half } from '../../../core/spec';
import {
  contextsOf,
  type DeploymentBound,
  deploymentBound,
  meanContext,
  type View,
} from '../../../core/summary';
import { countingWords } from '../../present/deployment-words';
import { formulas, sources } from '../../present/explained';
import { usd } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { priceWords } from '../../present/price-words';
import { resolveDeployment, type SidePart, type SourceFile, type Workspace } from '../../workspace';
import { estimateHeadline, estimatePart } from './estimate-part';

function headline({ usdPerMillionTokens, context }: DeploymentBound): string {
  const cost = usdPerMillionTokens === null ? 'No cost' : `**${usd(usdPerMillionTokens)} USD per 1M tokens**`;
  const why =
    usdPerMillionTokens === null
      ? ' (a card has no price, or no rate for the model’s formats; `prices` sets one)'
      : '';
  return `${cost} at ${formatTokens(context)} tokens${why} · theoretical bound`;
}

/** A card with its price. */
const cardWords = ({ hardware: { name, pricing } }: SidePart): string =>
  pricing === undefined ? plain(name) : `${plain(name)} (${priceWords(pricing)})`;

function costs(bounds: readonly DeploymentBound[]): string {
  const rows = bounds.map(({ context, attention, ffn, usdPerMillionTokens, work }) => [
    formatTokens(context),
    usd(attention?.usdPerMillionTokens),
    attention?.boundBy ?? '–',
    usd(ffn?.usdPerMillionTokens),
    `**${usd(usdPerMillionTokens)}**`,
    formatBytes(work.stateBytes),
    formatFlops(work.attentionFlops),
  ]);
  return table(
    ['context', 'attention', 'bound by', 'FFN', 'USD per 1M', 'KV / state', 'attention core'],
    rows,
  );
}

/**
 * The hover of a deployment: its bound at its own context and the usual ones, and its derivation.
 *
 * @param since the effect of edits, as Markdown
 */
export function deploymentHover(
  file: SourceFile<'deployment'>,
  workspace: Workspace,
  { contexts, counting }: View,
  since?: string,
): string | undefined {
  const deployment = resolveDeployment(workspace, file);
  if (deployment === undefined) return undefined;
  const bounds = contextsOf(deployment.costed.spec, contexts).map((context) =>
    deploymentBound(deployment.costed, context, counting),
  );
  const own = deploymentBound(deployment.costed, meanContext(deployment.costed.spec), counting);
  const estimated = deployment.costed.resultBy(counting);
  const explain = (half: Half) => explainBound(own.work, deployment[half].hardware, half);
  const [attention, ffn] = [explain('attention'), explain('ffn')];
  const filesOf = (half: Half) => ({
    model: deployment.modelFile,
    hardware: deployment[half].hardwareFile,
  });
  return paragraphs(
    estimated.ok
      ? estimateHeadline(estimated.value, deployment.costed.spec.target?.tpot, own.usdPerMillionTokens)
      : headline(own),
    since,
    `${plain(deployment.model.spec.name)}, attention on ${cardWords(deployment.attention)}, FFN on ${cardWords(deployment.ffn)}`,
    estimatePart(deployment, counting),
    'Theoretical bound, the floor of the cost:',
    costs(bounds),
    'Derivation of the bound:',
    formulas([attention, ffn].filter((part) => part !== undefined)),
    attention === undefined ? undefined : `Sources, attention: ${sources([attention], filesOf('attention'))}`,
    ffn === undefined ? undefined : `Sources, FFN: ${sources([ffn], filesOf('ffn'))}`,
    countingWords(counting),
    file.stale ? 'Outdated: fix the errors of this file to update the figures.' : undefined,
  );
}
