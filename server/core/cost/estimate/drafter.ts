import { betweenSteps, layerPeriod, stepSeconds } from '../../pipeline';
import type { CostedModel } from '../costed-model';
import type { Level } from './efficiency';
import { type StepWork, stepWork } from './layer-work';
import type { Layout } from './layout';
import { type Result, succeed } from './problem';
import { stepPipeline } from './timing';

/** A drafter as the estimate sees it: a model of a few layers, with the work of drafting one token. */
export interface Drafter {
  readonly model: CostedModel;
  readonly layout: Layout;
  readonly work: StepWork;
}

/** Layers like a model's last one, as a model by themselves. */
export function draftModel(model: CostedModel, layers: number): CostedModel | undefined {
  const last = lastKind(model.sequence);
  const kind = last === undefined ? undefined : model.kinds[last];
  if (kind === undefined) return undefined;
  const only = <Design extends { readonly name: string }>(
    designs: ReadonlyMap<string, Design>,
    name: string,
  ) =>
    new Map(
      [...designs]
        .filter(([key]) => key === name)
        .map(([key, design]) => [key, { ...design, count: layers }]),
    );
  return {
    ...model,
    attentions: only(model.attentions, kind.attention),
    ffns: only(model.ffns, kind.ffn),
    kinds: [{ ...kind, count: layers }],
    sequence: [{ kind: 0, count: layers }],
    layers,
  };
}

function lastKind(sequence: CostedModel['sequence']): number | undefined {
  const node = sequence.at(-1);
  if (node === undefined) return undefined;
  return 'of' in node ? lastKind(node.of) : node.kind;
}

/** The drafter of a deployment; undefined where its time is not counted. */
export function drafterOf(model: CostedModel, layout: Layout): Result<Drafter | undefined> {
  const { layers, verified } = layout.speculation;
  const small = layers === 0 ? undefined : draftModel(model, layers);
  if (small === undefined) return succeed(undefined);
  // Each pass drafts one token of every sequence, on the cards of one pipeline group.
  const plain: Layout = {
    ...layout,
    speculation: { verified: 1, kept: 1, layers: 0 },
    tokens: layout.tokens / verified,
    waves: 1,
    inFlight: layout.microBatches,
    aggregated: undefined,
  };
  const work = stepWork(small, plain);
  return work.ok ? succeed({ model: small, layout: plain, work: work.value }) : work;
}

/** Seconds of a step in which the drafter runs: once for each drafted token, layers and LM head, between two steps of the model. */
export function draftSeconds({ model, layout, work }: Drafter, drafts: number, level: Level): number {
  const pipeline = stepPipeline(work, model, layout, level);
  return drafts * (stepSeconds(pipeline, layerPeriod(pipeline)) - betweenSteps(pipeline));
}
