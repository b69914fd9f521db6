import * as z from 'zod/mini';
import { computeRate, modelWork, ridgePoint } from '../../../server/core/cost';
import {
  formatBytes,
  formatFlops,
  formatNumber,
  formatQuantity,
  formatTokens,
  formatWhole,
} from '../../../server/core/quantity';
import { USUAL_CONTEXT } from '../../../server/core/summary/contexts';
import { type Curve, curveChart } from '../../charts/curves';
import type { Drawing, Picture } from '../../charts/picture';
import type { Panel } from '../../frame/panel';
import { CONTEXTS } from '../../study/context-stops';
import { chosen, countingOf, readSource, sourceControl, sourceOptions } from '../../study/source';
import { placeOf, type StudyCard, type StudyModel } from '../../study/study';
import { type MeasuredKernel, measuredKernel, readProfile } from './measured';

const options = z.catch(z.object({ ...sourceOptions, measured: z.catch(z.array(measuredKernel), []) }), {
  source: 'workspace',
  measured: [],
});
type Options = z.infer<typeof options>;

interface Point {
  readonly context: number;
  readonly bytes: number;
  readonly flops: number;
}

/** A model's attention per decoded token, from 1K to 1M tokens of context. */
function pointsOf({ model }: StudyModel, counting: 'exact' | 'step3-paper'): readonly Point[] {
  return CONTEXTS.map((context) => {
    const { stateBytes, attentionFlops } = modelWork(model, context, counting);
    return { context, bytes: stateBytes, flops: attentionFlops };
  });
}

/** The ridge point in FLOP/byte for 8-bit arithmetic, or for the format that the card uses instead. */
function ridgeOf({ spec }: StudyCard): number | undefined {
  const rate = computeRate(spec, 'fp8');
  return rate === undefined ? undefined : ridgePoint(spec, rate.peak);
}

function modelCurve(model: StudyModel, points: readonly Point[]): Curve {
  return {
    label: model.name,
    look: 'line',
    points: points.map(({ context, bytes: x, flops: y }) => ({
      x,
      y,
      mark: {
        label: `${model.name} at ${formatTokens(context)} tokens: attention of ${formatFlops(y)} over ${formatBytes(x)} per token, ${formatNumber(y / x)} FLOP/B`,
        place: placeOf(model.file, 'attention'),
      },
    })),
  };
}

function roofCurve(card: StudyCard, ridge: number, low: number, high: number): Curve {
  const label = `${card.name}, ${formatNumber(ridge)} FLOP/B`;
  const mark = {
    label: `${label}: compute-bound above the line, memory-bound below`,
    place: placeOf(card.file, 'memory', 'bandwidth'),
  };
  return { label, look: 'guide', points: [low, high].map((x) => ({ x, y: x * ridge, mark })) };
}

/** The attention of models and the roofs of cards (the paper's Figure 5). */
function attentionDrawing(
  models: readonly StudyModel[],
  cards: readonly StudyCard[],
  counting: 'exact' | 'step3-paper',
): Drawing {
  const curves = models.map((model) =>
    modelCurve(
      model,
      pointsOf(model, counting).filter((point) => point.bytes > 0),
    ),
  );
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x));
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const roofs = cards.flatMap((card) => {
    const ridge = ridgeOf(card);
    return ridge === undefined ? [] : [roofCurve(card, ridge, low, high)];
  });
  return curveChart({
    id: 'attention',
    title: 'Attention per decoded token, 1K to 1M tokens of context, with the roofs of the cards',
    x: { title: 'state read per token (bytes)', log: true, format: decade(formatBytes) },
    y: { title: 'attention arithmetic per token (FLOP)', log: true, format: decade(formatFlops) },
    curves: [...curves, ...roofs],
    borders: [],
    height: 480,
  });
}

/** Labels at powers of ten only, so that a log axis stays legible. */
function decade(format: (value: number) => string): (value: number) => string {
  return (value) => (Math.abs(Math.log10(value) % 1) < 1e-9 ? format(value) : '');
}

/** Measured kernels below the roofs of the cards. */
function measuredDrawing(kernels: readonly MeasuredKernel[], cards: readonly StudyCard[]): Drawing {
  const names = [...new Set(kernels.map(({ kernel }) => kernel))];
  const curves = names.map(
    (name): Curve => ({
      label: `${name} (measured)`,
      look: 'points',
      points: kernels
        .filter(({ kernel }) => kernel === name)
        .map(({ variant, batch, context, bytesPerSecond, flopsPerSecond }) => ({
          x: flopsPerSecond / bytesPerSecond,
          y: flopsPerSecond,
          mark: {
            label: `${name} ${variant}, batch ${formatWhole(batch)}, ${formatTokens(context)} tokens, measured: ${formatQuantity(flopsPerSecond, 'compute rate')} and ${formatQuantity(bytesPerSecond, 'data rate')}`,
          },
        })),
    }),
  );
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x));
  const roofs = cards.flatMap((card): Curve[] => {
    const [ridge, rate] = [ridgeOf(card), computeRate(card.spec, 'fp8')];
    if (ridge === undefined || rate === undefined) return [];
    const [low, high] = [Math.min(...xs, ridge) / 4, Math.max(...xs, ridge) * 4];
    const mark = {
      label: `${card.name}: peak ${formatQuantity(rate.peak, 'compute rate')}`,
      place: placeOf(card.file, 'compute'),
    };
    const at = [low, ridge, high].map((x) => ({
      x,
      y: Math.min(x * card.spec.memory.bandwidth, rate.peak),
      mark,
    }));
    return [{ label: `${card.name} roof`, look: 'guide', points: at }];
  });
  return curveChart({
    id: 'measured',
    title: 'Measured kernels under the cards’ roofs',
    x: { title: 'intensity (FLOP per byte)', log: true, format: decade(formatNumber) },
    y: {
      title: 'arithmetic rate (FLOP/s)',
      log: true,
      format: decade((value) => formatQuantity(value, 'compute rate')),
    },
    curves: [...curves, ...roofs],
    borders: [],
  });
}

/** FLOPs over bytes: the attention of models, the roofs of cards, and measurements. */
export const rooflinePanel: Panel<Options> = {
  name: 'roofline',
  options,
  needsCatalog: ({ source }) => source !== 'workspace',
  controls: (_study, now) => [
    sourceControl(now.source, 'Figure 5'),
    {
      kind: 'file',
      id: 'profile',
      label: 'Overlay measurements (decode-lens profile --json)',
      accept: '.json',
    },
    { kind: 'button', id: 'forget', label: 'Remove measurements', disabled: now.measured.length === 0 },
  ],
  change(_study, now, id, value) {
    if (id === 'source') return { options: { ...now, source: readSource(value) } };
    if (id === 'forget') return { options: { ...now, measured: [] } };
    const measured = id === 'profile' && typeof value === 'string' ? readProfile(value) : undefined;
    return { options: measured === undefined ? now : { ...now, measured: [...measured] } };
  },
  picture(study, now): Picture | string {
    const { models, cards } = chosen(study, now.source);
    if (models.length === 0) return 'No models to show.';
    const counting = countingOf(now.source);
    const drawn = models.map((model) => ({ model, points: pointsOf(model, counting) }));
    return {
      heading: '',
      figures: drawn.slice(0, 6).map(({ model, points }) => {
        const at = points.find(({ context }) => context === USUAL_CONTEXT);
        return {
          name: `${model.name} at ${formatTokens(USUAL_CONTEXT)}`,
          value: at === undefined || at.bytes === 0 ? '–' : `${formatNumber(at.flops / at.bytes)} FLOP/B`,
        };
      }),
      notes: [],
      drawings: [
        attentionDrawing(models, cards, counting),
        ...(now.measured.length === 0 ? [] : [measuredDrawing(now.measured, cards)]),
      ],
      tables: [
        {
          caption: 'Attention per decoded token',
          columns: [
            'model',
            'context (tokens)',
            'state (formatBytes)',
            'attention (FLOP)',
            'intensity (FLOP/B)',
          ],
          rows: drawn.flatMap(({ model, points }) =>
            points.map((point) => ({
              cells: [
                model.name,
                point.context,
                point.bytes,
                point.flops,
                Number((point.flops / point.bytes).toPrecision(4)),
              ],
              place: placeOf(model.file, 'attention'),
            })),
          ),
        },
        {
          caption: 'Roofs',
          columns: ['card', 'arithmetic (FLOP/s)', 'memory (B/s)', 'ridge (FLOP/B)'],
          rows: cards.map((card) => ({
            cells: [
              card.name,
              computeRate(card.spec, 'fp8')?.peak ?? null,
              card.spec.memory.bandwidth,
              Number((ridgeOf(card) ?? 0).toPrecision(4)),
            ],
            place: placeOf(card.file, 'compute'),
          })),
        },
      ],
    };
  },
};
