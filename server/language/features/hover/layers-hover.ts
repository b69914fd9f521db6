import { type CostedModel, modelWork, withOnly } from '../../../core/cost';
import { formatBytes, formatFlops, formatTokens } from '../../../core/quantity';
import { type Half, kindName } from '../../../core/spec';
import { firstContext, type View } from '../../../core/summary';
import { paragraphs, plain, table } from '../../present/markdown';
import type { SourceFile, Workspace } from '../../workspace';

function rowOf(
  model: CostedModel,
  attention: string,
  ffn: string,
  count: number,
  context: number,
  counting: View['counting'],
): readonly string[] {
  const share = (half: Half, name: string, of: number) => {
    const design = half === 'attention' ? model.attentions.get(name) : model.ffns.get(name);
    const work = modelWork(withOnly(model, half, name), context, counting);
    const scale = design === undefined || design.count === 0 ? 0 : of / design.count;
    return (
      amount: keyof Pick<typeof work, 'stateBytes' | 'attentionFlops' | 'linearFlops' | 'ffnFlops'>,
    ): number => work[amount] * scale;
  };
  const core = share('attention', attention, count);
  const feed = share('ffn', ffn, count);
  return [
    `${count} × ${plain(kindName({ attention, ffn }))}`,
    formatBytes(core('stateBytes') + feed('stateBytes')),
    formatFlops(core('attentionFlops')),
    formatFlops(core('linearFlops')),
    formatFlops(feed('ffnFlops')),
  ];
}

/** The maximum number of rows. */
const MOST_KINDS = 16;

/** The hover of the layer list: each kind of layer, and the sum. */
export function layersHover(file: SourceFile<'model'>, workspace: Workspace, view: View): string | undefined {
  const costed = file.spec === undefined ? undefined : workspace.costedModel(file.spec);
  if (costed?.ok !== true) return undefined;
  const { model } = costed;
  const { counting } = view;
  const context = firstContext(view);
  const rows = model.kinds
    .slice(0, MOST_KINDS)
    .map(({ attention, ffn, count }) => rowOf(model, attention, ffn, count, context, counting));
  const left = model.kinds.length - rows.length;
  if (left > 0) rows.push([`${left} more kinds`, '', '', '', '']);
  const work = modelWork(model, context, counting);
  const sum = [work.attentionFlops, work.linearFlops, work.ffnFlops].map(
    (amount) => `**${formatFlops(amount)}**`,
  );
  return paragraphs(
    `**${model.layers} layers**, per token at ${formatTokens(context)}:`,
    table(
      ['layers', 'KV / state', 'attention', 'linear', 'FFN'],
      [...rows, [`**${model.layers} in all**`, `**${formatBytes(work.stateBytes)}**`, ...sum]],
    ),
  );
}
