import { intensity, modelMemory, modelWork, parameters } from '../core/cost';
import { formatBytes, formatCount, formatFlops, formatTokens } from '../core/quantity';
import { USUAL_CONTEXT } from '../core/summary';
import { onlyFile, readArguments } from './arguments';
import { usageOf } from './help';
import { newSpecs } from './load';
import type { Outcome } from './outcome';
import { textTable } from './table';
import { readCounting, readTokens } from './values';

const USAGE = usageOf('model');

/** `model`: parameters, and the work per decoded token. */
export async function model(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['context', 'counting'] });
  const { model: costed } = await newSpecs().model(onlyFile(typed, USAGE));
  const asked = typed.one('context');
  const context = asked === undefined ? USUAL_CONTEXT : readTokens(asked);
  const work = modelWork(costed, context, readCounting(typed));
  const { stateBytes, attentionFlops, linearFlops, ffnFlops, otherFlops } = work;
  const size = parameters(costed);
  const memory = modelMemory(costed, context);
  const rows = [
    ['parameters', formatCount(size.total)],
    ['  active', formatCount(size.active)],
    ['weights', formatBytes(memory.attentionWeights + memory.ffnWeights + memory.headWeights)],
    ['KV / state per sequence', formatBytes(memory.statePerSequence)],
    ['KV / state bytes', formatBytes(stateBytes)],
    ['attention', formatFlops(attentionFlops)],
    ['linear', formatFlops(linearFlops)],
    ['FFN', formatFlops(ffnFlops)],
    ['router, head', formatFlops(otherFlops)],
    ['intensity', `${intensity(work).toPrecision(3)} FLOP/B`],
  ];
  return {
    status: 0,
    json: {
      name: costed.spec.name,
      parameters: size,
      perToken: { stateBytes, attentionFlops, linearFlops, ffnFlops, otherFlops },
      intensity: intensity(work),
    },
    text: textTable([costed.spec.name, `per token at ${formatTokens(context)}`], rows),
    wantsJson: typed.has('json'),
  };
}
