import { type CostedModel, modelMemory, modelWork } from '../../../core/cost';
import { formatBytes, formatTokens } from '../../../core/quantity';
import { plain } from '../../present/markdown';
import type { SourceFile } from '../../workspace';
import { afterValue, type Hint, type HintContext, tooltipOf } from './hint';

/** The layers of each attention of a model, such as `mfa: 61 layers`. */
function designs(model: CostedModel): string {
  const used = [...model.attentions.values()].filter(({ count }) => count > 0);
  return used.map(({ name, spec, count }) => `${count} × ${plain(name)} (${spec.type})`).join(', ');
}

/**
 * After the context of a deployment: the KV cache and state of a sequence of that length; after a mean context,
 * what decoding a token reads.
 */
export function stateHints(
  file: SourceFile<'deployment'>,
  { workspace, settings }: HintContext,
): readonly Hint[] {
  const modelFile = workspace.referred(file.uri, 'model', 'model');
  const costed = modelFile?.spec && workspace.costedModel(modelFile.spec);
  if (file.spec === undefined || modelFile === undefined || costed?.ok !== true) return [];
  const { model } = costed;
  const to = { file: modelFile, path: ['attention'] };
  const hint = (path: readonly string[], amount: string, words: string, meaning: string): readonly Hint[] => {
    const at = afterValue(file, path);
    const tooltip = tooltipOf(
      file,
      `**${amount}** ${meaning}`,
      `${plain(model.spec.name)}: ${designs(model)}`,
      modelFile.stale && !file.stale ? 'Outdated: the model has errors.' : undefined,
    );
    return at === undefined
      ? []
      : [{ at, parts: [{ text: amount, to }, { text: ` ${words}` }], tooltip, stale: modelFile.stale }];
  };
  const kept = (path: readonly string[], tokens: number): readonly Hint[] => {
    const amount = formatBytes(modelMemory(model, tokens).statePerSequence);
    const meaning = `of KV cache and state are kept for a sequence of ${formatTokens(tokens)} tokens.`;
    return hint(path, amount, 'per sequence', meaning);
  };
  const { context } = file.spec.workload;
  if (typeof context === 'number') return kept(['workload', 'context'], context);
  if ('trace' in context) return [];
  if ('quantiles' in context) return kept(['workload', 'context', 'max'], context.max);
  const read = formatBytes(modelWork(model, context.mean, settings.counting).stateBytes);
  const meaning = `of KV cache and state are moved for each token at ${formatTokens(context.mean)} tokens of context.`;
  return [
    ...hint(['workload', 'context', 'mean'], read, 'per token', meaning),
    ...kept(['workload', 'context', 'max'], context.max),
  ];
}
