import * as z from 'zod/mini';
import { formatShare, formatTime, formatWhole } from '../../../server/core/quantity';
import type { PanelRun, PanelValidation } from '../../../server/protocol/validation';
import type { Picture, Place, Table } from '../../charts/picture';
import type { Panel } from '../../frame/panel';
import { agreementDrawing } from './agreement-drawing';

/** What the colours of runs stand for. */
const COLOURS = ['engine', 'hardware', 'model', 'layout'] as const;

const options = z.catch(z.object({ colour: z.catch(z.enum(COLOURS), 'engine') }), { colour: 'engine' });
type Options = z.infer<typeof options>;

const placeOf = (uri: string, line: number): Place => ({ uri, line: Math.max(0, line - 1) });

const milliseconds = (seconds: number): number => Number((seconds * 1e3).toPrecision(5));

function runTable(caption: string, { uri }: PanelValidation, runs: readonly PanelRun[]): Table {
  return {
    caption,
    columns: [
      ...['run', 'model', 'hardware', 'engine', 'layout', 'measured (ms)', 'estimate (ms)'],
      ...['estimate / measured', 'low (ms)', 'high (ms)', 'a step of the estimate'],
    ],
    rows: runs.map(({ id, line, model, hardware, engine, layout, measured, estimate, low, high, terms }) => ({
      cells: [
        ...[id, model, hardware, engine, layout, milliseconds(measured), milliseconds(estimate)],
        ...[Number((estimate / measured).toFixed(3)), milliseconds(low), milliseconds(high), terms],
      ],
      place: placeOf(uri, line),
    })),
  };
}

function refusedTable({ uri, refused, refusedCount }: PanelValidation): Table {
  const more = refusedCount - refused.length;
  return {
    caption: `Rows set aside${more > 0 ? ` (the first ${refused.length} of ${refusedCount})` : ''}`,
    columns: ['run', 'line', 'reason'],
    rows: refused.map(({ id, line, reason }) => ({ cells: [id, line, reason], place: placeOf(uri, line) })),
  };
}

function figuresOf({ runs, used, agreement }: PanelValidation): Picture['figures'] {
  const counted = { name: 'runs used', value: `${formatWhole(used)} of ${formatWhole(runs)}` };
  if (agreement === null) return [counted];
  const { median, mape, coverage, width } = agreement;
  return [
    counted,
    { name: 'median of estimate / measured', value: median.toFixed(2) },
    { name: 'mean error', value: formatShare(mape) },
    { name: 'inside the 80% interval', value: formatShare(coverage) },
    { name: 'median interval, high / low', value: `×${width.toFixed(2)}` },
  ];
}

function notesOf({ used, points, refusedCount }: PanelValidation): readonly string[] {
  return [
    ...(refusedCount === 0
      ? []
      : [
          `${formatWhole(refusedCount)} ${refusedCount === 1 ? 'row' : 'rows'} set aside; the table says why.`,
        ]),
    ...(points.length < used ? [`The plot shows ${formatWhole(points.length)} runs, evenly sampled.`] : []),
  ];
}

/** Measured runs against their estimates, with the rows that are furthest off and those that cannot be used. */
export const validationPanel: Panel<Options> = {
  name: 'validation',
  options,
  standsAlone: true,
  needsCatalog: () => false,
  controls: ({ validation }, { colour }) => [
    { kind: 'button', id: 'choose', label: 'Choose a file of runs…', disabled: false },
    ...(validation === undefined
      ? []
      : [
          {
            kind: 'choice' as const,
            id: 'colour',
            label: 'Colours show',
            value: colour,
            options: COLOURS.map((value) => ({ value, label: `the ${value}` })),
          },
        ]),
  ],
  change(_study, now, id, value) {
    if (id === 'choose') return { options: now, send: { type: 'runs' } };
    return id === 'colour' ? { options: options.parse({ colour: value }) } : { options: now };
  },
  picture({ validation }, { colour }): Picture | string {
    if (validation === undefined)
      return 'No measured runs yet. Choose a CSV file of runs, or the JSON that vLLM, SGLang or InferenceX write.';
    const { name, uri, points, worst, refused } = validation;
    const runs = points.map((run) => ({
      ...run,
      series: run[colour],
      mark: {
        label: `${run.id} (${run.engine}, ${run.model}, ${run.hardware}): measured ${formatTime(run.measured)}, estimate ${formatTime(run.estimate)}, 80% interval ${formatTime(run.low)} to ${formatTime(run.high)}`,
        place: placeOf(uri, run.line),
      },
    }));
    return {
      heading: name,
      figures: figuresOf(validation),
      notes: notesOf(validation),
      drawings: runs.length === 0 ? [] : [agreementDrawing(runs)],
      tables: [
        ...(worst.length === 0 ? [] : [runTable('Runs furthest from their estimates', validation, worst)]),
        ...(refused.length === 0 ? [] : [refusedTable(validation)]),
        ...(points.length === 0 ? [] : [runTable('Runs of the plot', validation, points)]),
      ],
    };
  },
};
