import {
  type CostedModel,
  computeRate,
  explainWork,
  intensity,
  modelWork,
  parameters,
  ridgePoint,
  withOnly,
} from '../../../core/cost';
import { formatBytes, formatCount, formatFlops, formatTokens } from '../../../core/quantity';
import type { Half } from '../../../core/spec';
import { firstContext, type View } from '../../../core/summary';
import { formulas, sources } from '../../present/explained';
import { perByte } from '../../present/figures';
import { paragraphs, plain, table } from '../../present/markdown';
import { comparedCards, type SourceFile, type Workspace } from '../../workspace';
import { costTable } from './model-hover';

/** The arithmetic intensity of an attention relative to each card's ridge point. */
function rooflineLine(
  model: CostedModel,
  name: string,
  workspace: Workspace,
  view: View,
): string | undefined {
  const type = model.attentions.get(name)?.precision.attention;
  if (type === undefined) return undefined;
  const own = intensity(modelWork(model, firstContext(view), view.counting));
  const cards = comparedCards(workspace).flatMap(({ spec }) => {
    const rate = computeRate(spec, type);
    if (rate === undefined) return [];
    const roof = ridgePoint(spec, rate.peak);
    return [`${plain(spec.name)} ${perByte(roof)} (${own > roof ? 'compute' : 'memory'} bound)`];
  });
  return cards.length === 0
    ? undefined
    : `${perByte(own)} FLOP/B against the ridge points: ${cards.join(', ')}`;
}

/** The hover of one attention or FFN: the cost of its layers per token. */
export function designHover(
  file: SourceFile<'model'>,
  half: Half,
  name: string,
  workspace: Workspace,
  view: View,
): string | undefined {
  const costed = file.spec === undefined ? undefined : workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const only = withOnly(costed.model, half, name);
  const design = only.attentions.get(name) ?? only.ffns.get(name);
  if (design === undefined) return undefined;
  const context = firstContext(view);
  const work = explainWork(only, context, view.counting);
  const explained =
    half === 'attention' ? [work.stateBytes, work.attentionFlops, work.linearFlops] : [work.ffnFlops];
  const rows = view.contexts.map((tokensOfContext) => {
    const { stateBytes, attentionFlops, linearFlops, ffnFlops } = modelWork(
      only,
      tokensOfContext,
      view.counting,
    );
    const cells =
      half === 'attention'
        ? [formatBytes(stateBytes), formatFlops(attentionFlops), formatFlops(linearFlops)]
        : [formatFlops(ffnFlops)];
    return [formatTokens(tokensOfContext), ...cells];
  });
  const head = half === 'attention' ? ['KV / state', 'attention', 'linear'] : ['FFN'];
  const embedding = parameters({ ...only, attentions: new Map(), ffns: new Map() }).total;
  const own = parameters(only).total - embedding;
  return paragraphs(
    `**${plain(name)}** (${design.spec.type}) · ${design.count} layers · ${formatCount(own)} parameters`,
    table(['per token at', ...head], rows),
    half === 'attention' ? rooflineLine(only, name, workspace, view) : undefined,
    design.count === 0 ? 'No layer uses it.' : costTable(only, workspace, [half], view),
    formulas(explained),
    `Sources: ${sources(explained, { model: file })}`,
  );
}
