import type { Half } from '../../spec';
import type { BoundFfn, CostedModel } from '../costed-model';
import { type AfdLinks, afdLinks, missingNetwork } from './afd-links';
import { attentionKernels, headKernel } from './attention-kernels';
import { besideKernels } from './beside-kernels';
import type { Card } from './card';
import { attentionCollective, type Collective } from './collectives';
import { type ColocatedLinks, colocatedLinks } from './colocated-links';
import { ffnKernels, routerKernel } from './ffn-kernels';
import { type Kernel, launched } from './kernel';
import type { Layout } from './layout';
import type { Fixed, Link } from './network';
import { prefillSeconds } from './prefill';
import { type EstimateProblem, fail, type Result, succeed } from './problem';

/** A passage of a layer: work of a half on its cards, or a stay on a link. */
export type Passage =
  | {
      readonly half: Half;
      readonly kernels: readonly Kernel[];
      /** Time beside the kernels. */
      readonly fixed: readonly Fixed[];
    }
  | { readonly link: Link };

/** What one layer of a kind asks of cards and links for one micro-batch, phase by phase, before any rate is known. */
export interface LayerWork {
  /** The names of its halves; empty where it does not have one. */
  readonly attention: string;
  readonly ffn: string;
  /** How many layers are of this kind. */
  readonly count: number;
  readonly phases: readonly (readonly Passage[])[];
}

/** The work of a step: every layer kind once, and the LM head of one micro-batch. */
export interface StepWork {
  readonly kinds: readonly LayerWork[];
  readonly head: Kernel | undefined;
  /** Seconds of prefill on the same cards. */
  readonly prefill: number;
}

/** Works out what each layer kind asks for; every design is looked at once, however many kinds use it. */
export function stepWork(model: CostedModel, layout: Layout): Result<StepWork> {
  const { hidden } = model.spec;
  const problems: EstimateProblem[] = [];
  const attentions = new Map<string, AttentionPart>();
  for (const design of model.attentions.values()) {
    if (design.count === 0) continue;
    const kernels = launched(attentionKernels(design, layout));
    problems.push(...nonsense(design.name, kernels));
    const collective = attentionCollective(design, layout, hidden);
    if (collective === 'missing') problems.push(missingNetwork(layout.attention));
    else attentions.set(design.name, { kernels, collective });
  }
  const ffns = new Map<string, FfnPart>();
  for (const design of model.ffns.values()) {
    if (design.count === 0) continue;
    const kernels = launched(ffnKernels(design, layout));
    problems.push(...nonsense(design.name, kernels));
    ffns.set(design.name, { design, kernels, router: routerKernel(design, layout) });
  }
  const head = launched([headKernel(model, layout)]);
  problems.push(...nonsense('LM head', head));
  const kinds: LayerWork[] = [];
  for (const { attention, ffn, count } of model.kinds) {
    const phases = layerPhases(attentions.get(attention), ffns.get(ffn), layout, hidden);
    if (phases.ok) kinds.push({ attention, ffn, count, phases: phases.value });
    else problems.push(...phases.problems);
  }
  return problems.length > 0
    ? fail(...distinct(problems))
    : succeed({
        kinds,
        head: head[0],
        prefill: layout.aggregated === undefined ? 0 : prefillSeconds(layout.aggregated, model, layout),
      });
}

interface AttentionPart {
  readonly kernels: readonly Kernel[];
  readonly collective: Collective | undefined;
}

interface FfnPart {
  readonly design: BoundFfn;
  readonly kernels: readonly Kernel[];
  /** Runs with attention, after it. */
  readonly router: Kernel | undefined;
}

function layerPhases(
  before: AttentionPart | undefined,
  after: FfnPart | undefined,
  layout: Layout,
  hidden: number,
): Result<LayerWork['phases']> {
  const { kernels = [], collective } = before ?? {};
  if (after === undefined) {
    const alone: Passage = { half: 'attention', kernels, fixed: besideKernels(layout, 'attention') };
    return succeed(attentionAlone(alone, collective, layout));
  }
  const { design, kernels: ffnWork, router } = after;
  const attention: Passage = {
    half: 'attention',
    kernels: router === undefined ? kernels : [...kernels, router],
    // A layer without attention has no half of that.
    fixed: before === undefined ? [] : besideKernels(layout, 'attention', design),
  };
  const ffn: Passage = { half: 'ffn', kernels: ffnWork, fixed: besideKernels(layout, 'ffn', design) };
  if (layout.shared) {
    const links = colocatedLinks(design, layout, hidden, collective);
    return links.ok ? succeed(sharedPhases(attention, ffn, links.value)) : links;
  }
  const links = afdLinks(design, layout, hidden);
  return links.ok
    ? succeed(apartPhases(attention, ffn, links.value, collective, layout.attention.hardware))
    : links;
}

/** A block without FFN stays on attention's cards, whose exchange is all that it sends. */
function attentionAlone(
  attention: Passage,
  collective: Collective | undefined,
  layout: Layout,
): LayerWork['phases'] {
  if (collective === undefined) return [[attention]];
  const { scope, gather, scatter } = collective;
  const name = layout.shared ? scope : scope === 'scale-up' ? 'attention scale-up' : 'dispatch';
  const { hardware } = layout.attention;
  const fixed: readonly Fixed[] = [{ overhead: 'collective', times: 1, hardware }];
  return [[attention, { link: { name, legs: [scatter, gather], delay: 0, fixed } }]];
}

function sharedPhases(attention: Passage, ffn: Passage, links: ColocatedLinks): LayerWork['phases'] {
  const through = (link: Link): Passage => ({ link });
  return [
    [attention, ...links.afterAttention.map(through)],
    [ffn, ...links.afterFfn.map(through)],
  ];
}

/** Attention's own exchange has the scale-up network of attention's servers to itself, or else adds to the links. */
function apartPhases(
  attention: Passage,
  ffn: Passage,
  links: AfdLinks,
  collective: Collective | undefined,
  hardware: Card,
): LayerWork['phases'] {
  const fixed: readonly Fixed[] = [{ overhead: 'collective', times: 1, hardware }];
  const { dispatch, combine, scaleUp } = links;
  const through = (link: Link | undefined): Passage[] => (link === undefined ? [] : [{ link }]);
  const among: Link | undefined =
    collective?.scope === 'scale-up'
      ? { name: 'attention scale-up', legs: [collective.gather, collective.scatter], delay: 0, fixed }
      : undefined;
  const outside = collective?.scope === 'scale-out' ? collective : undefined;
  const out =
    outside === undefined
      ? dispatch
      : {
          ...dispatch,
          legs: [outside.scatter, ...dispatch.legs],
          fixed: [...fixed, ...(dispatch.fixed ?? [])],
        };
  const back = outside === undefined ? combine : { ...combine, legs: [...combine.legs, outside.gather] };
  return [[attention, ...through(among), { link: out }, ffn, ...through(scaleUp), { link: back }]];
}

/** Custom expressions may give negative work or none that is a number; huge sizes overflow. */
function nonsense(owner: string, kernels: readonly Kernel[]): readonly EstimateProblem[] {
  const bad = kernels.filter(
    ({ flops, bytes }) => !(flops >= 0 && bytes >= 0 && Number.isFinite(flops) && Number.isFinite(bytes)),
  );
  return bad.map(({ name }) => {
    const message = `expected the ‘${name}’ kernel of ‘${owner}’ to have finite work of 0 or more; its sizes are too large, or an expression is negative or has no value`;
    return { code: 'invalid-work', path: ['model'], message };
  });
}

function distinct(problems: readonly EstimateProblem[]): readonly EstimateProblem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.path.join('.')} ${problem.message}`, problem])).values(),
  ];
}
