import { type CostedModel, intensity, modelMemory, modelWork, parameters } from '../core/cost';
import { formatBytes, formatCount, formatFlops, formatTokens } from '../core/quantity';
import type { ModelSpec } from '../core/spec';
import { USUAL_CONTEXT } from '../core/summary';
import { Workspace } from '../language';
import { onlyFile, readArguments } from './arguments';
import { usageOf } from './help';
import { describeErrors, loadSpec } from './load';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';
import { textTable } from './table';
import { readCounting, readTokens } from './values';

const USAGE = usageOf('model');

/** A model file made ready for costing. */
export async function loadModel(workspace: Workspace, argument: string): Promise<CostedModel> {
  const file = await loadSpec(workspace, argument, 'model');
  const result = workspace.costedModel(file.spec as ModelSpec);
  if (!result.ok) throw new CommandProblem(describeErrors(argument, file, workspace));
  return result.model;
}

/** `model`: parameters, and the work of one decoded token. */
export async function model(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, { single: ['context', 'counting'] });
  const costed = await loadModel(new Workspace(), onlyFile(typed, USAGE));
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
    ['KV / state of a sequence', formatBytes(memory.statePerSequence)],
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
