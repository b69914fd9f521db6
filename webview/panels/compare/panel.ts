import * as z from 'zod/mini';
import { type Estimate, estimate } from '../../../server/core/cost';
import { formatNumber, formatShare, formatTime, formatUsd, formatWhole } from '../../../server/core/quantity';
import { halvesOf } from '../../../server/core/spec';
import { certaintyWords, engineWords, misfitWords } from '../../../server/core/summary';
import type { Drawing, Picture, Table } from '../../charts/picture';
import { stackedBars } from '../../charts/stacked-bars';
import type { Panel } from '../../frame/panel';
import { type CostTerms, estimateTerms, TERM_COLOURS, TERM_NAMES, termList } from '../../study/cost-terms';
import { placeOf, type Study, type StudyDeployment } from '../../study/study';
import { statedFigures } from './differences';

const options = z.catch(
  z.object({
    /** The uris of hidden deployments. */
    hidden: z.catch(z.array(z.string()), []),
  }),
  { hidden: [] },
);
type Options = z.infer<typeof options>;

/** The maximum number of deployments side by side. */
const MOST = 6;

interface Compared {
  readonly deployment: StudyDeployment;
  readonly value: Estimate;
  readonly terms: CostTerms | undefined;
}

const LINE = 'show ';

function offered({ active, deployments }: Study): readonly StudyDeployment[] {
  return deployments.filter((each) => each !== active).slice(0, MOST - 1);
}

function compared(study: Study, { hidden }: Options): readonly Compared[] {
  const others = offered(study).filter(({ file }) => !hidden.includes(file.uri));
  return [...(study.active === undefined ? [] : [study.active]), ...others].flatMap(
    (deployment): Compared[] => {
      const result = estimate(deployment.spec, deployment.model.model, deployment.hardware);
      return result.ok
        ? [{ deployment, value: result.value, terms: estimateTerms(deployment.spec, result.value) }]
        : [];
    },
  );
}

/** Where the cost of a term is decided. */
function termPlace({ file, spec }: StudyDeployment, term: number) {
  return placeOf(file, halvesOf(spec)[term === 2 ? 'ffn' : 'attention'].pool.key);
}

function costDrawing(all: readonly Compared[]): Drawing {
  const rows = all.flatMap(({ deployment, value, terms }) => {
    if (terms === undefined) return [];
    const { name } = deployment;
    return [
      {
        label: name,
        parts: termList(terms).map((usd, index) => ({
          value: usd,
          mark: {
            label: `${name}, ${TERM_NAMES[index]}: ${formatUsd(usd)} of ${formatUsd(terms.total)} USD per 1M tokens (estimate)`,
            place: termPlace(deployment, index),
          },
        })),
        interval: {
          low: (terms.total * value.interval.low) / value.tpot,
          high: (terms.total * value.interval.high) / value.tpot,
        },
      },
    ];
  });
  return stackedBars({
    id: 'cost',
    title: 'Cost side by side (estimate)',
    unit: 'USD per 1M tokens',
    series: TERM_NAMES,
    colours: TERM_COLOURS,
    rows,
  });
}

/** The contribution of each term to the difference from the first deployment's cost. */
function differenceDrawing([first, ...others]: readonly Compared[]): Drawing | undefined {
  const base = first?.terms;
  if (first === undefined || base === undefined) return undefined;
  const priced = others.flatMap(({ deployment, terms }) =>
    terms === undefined ? [] : [{ deployment, terms }],
  );
  if (priced.length === 0) return undefined;
  const row = (name: string, of: (terms: CostTerms) => number, index: number) => ({
    label: name,
    parts: priced.map(({ deployment, terms }) => {
      const value = of(terms) - of(base);
      const sign = value < 0 ? '−' : '+';
      const label = `${name}: ${deployment.name} ${sign}${formatUsd(Math.abs(value))} USD per 1M tokens compared with ${first.deployment.name}`;
      return { value, mark: { label, place: termPlace(deployment, index) } };
    }),
  });
  return stackedBars({
    id: 'difference',
    title: `Difference from ${first.deployment.name}, term by term`,
    unit: 'difference (USD per 1M tokens)',
    series: priced.map(({ deployment }) => deployment.name),
    rows: [
      ...TERM_NAMES.map((name, index) => row(name, (terms) => termList(terms)[index] ?? 0, index)),
      row('all', ({ total }) => total, 0),
    ],
    grouped: true,
    // Other colours than those of the terms above.
    colours: priced.map((_, index) => 8 + index),
  });
}

function resultTable(all: readonly Compared[]): Table {
  const [first] = all;
  const row = (name: string, of: (compared: Compared) => number | null, text: (value: number) => string) => ({
    cells: [
      name,
      ...all.flatMap((each) => {
        const [value, base] = [of(each), first === undefined ? null : of(first)];
        if (each === first) return [value === null ? null : text(value)];
        if (value === null || base === null) return [value === null ? null : text(value), null];
        const share = base === 0 ? '' : ` (${formatShare(Math.abs(value / base - 1))})`;
        return [text(value), `${value < base ? '−' : '+'}${text(Math.abs(value - base))}${share}`];
      }),
    ],
  });
  const usd = (value: number): string => `${formatUsd(value)} USD`;
  return {
    caption: 'Results, with the difference from the first',
    columns: [
      'figure',
      ...all.flatMap(({ deployment: { name } }, index) =>
        index === 0 ? [name] : [name, `${name}: difference`],
      ),
    ],
    rows: [
      row('TPOT', ({ value }) => value.tpot, formatTime),
      row('tokens/s per accelerator', ({ value }) => value.tokensPerSecondPerAccelerator, formatNumber),
      row('accelerators', ({ value }) => value.accelerators, formatWhole),
      ...TERM_NAMES.map((name, index) =>
        row(
          `${name}, per 1M tokens`,
          ({ terms }) => (terms === undefined ? null : (termList(terms)[index] ?? null)),
          usd,
        ),
      ),
      row('all, per 1M tokens', ({ terms }) => terms?.total ?? null, usd),
      row('attention, a step', ({ value }) => value.attention.seconds, formatTime),
      row('FFN, a step', ({ value }) => value.ffn.seconds, formatTime),
      row('links, a step', ({ value }) => value.links.seconds, formatTime),
    ],
  };
}

/** The values that differ between the files. */
function differenceTable(all: readonly Compared[]): Table {
  const figures = all.map(
    ({ deployment }) => new Map(statedFigures(deployment).map((figure) => [figure.name, figure])),
  );
  const names = [...new Set(figures.flatMap((map) => [...map.keys()]))];
  const differing = names.filter((name) => new Set(figures.map((map) => map.get(name)?.text)).size > 1);
  return {
    caption: 'Differences between the files',
    columns: ['figure', ...all.map(({ deployment }) => deployment.name)],
    rows: differing.map((name) => ({
      cells: [name, ...figures.map((map) => map.get(name)?.text ?? null)],
      place: figures[0]?.get(name)?.place,
    })),
  };
}

/** Compares deployments side by side, and explains the differences. */
export const comparePanel: Panel<Options> = {
  name: 'compare',
  options,
  needsCatalog: () => false,
  controls: (study, { hidden }) =>
    offered(study).map(({ file, name }) => ({
      kind: 'toggle',
      id: `${LINE}${file.uri}`,
      label: name,
      value: !hidden.includes(file.uri),
    })),
  change(_study, now, id, value) {
    if (!id.startsWith(LINE)) return { options: now };
    const uri = id.slice(LINE.length);
    const hidden = now.hidden.filter((each) => each !== uri);
    return { options: { hidden: value === true ? hidden : [...hidden, uri] } };
  },
  picture(study, now): Picture | string {
    const all = compared(study, now);
    const [first] = all;
    if (first === undefined) return 'There is no deployment that can be estimated.';
    const difference = differenceDrawing(all);
    return {
      heading:
        all.length < 2
          ? first.deployment.name
          : `${first.deployment.name} compared with ${all.length - 1} ${all.length === 2 ? 'other' : 'others'}`,
      alerts: all.flatMap(({ deployment, value }) => {
        const misfit = misfitWords(value.memory);
        return misfit === undefined ? [] : [`${deployment.name} ${misfit}.`];
      }),
      figures: all.map(({ deployment, value, terms }) => ({
        name: deployment.name,
        value: `${misfitWords(value.memory) !== undefined ? 'does not fit' : terms === undefined ? 'no price' : `${formatUsd(terms.total)} USD per 1M tokens`}, TPOT ${formatTime(value.tpot)}, ${engineWords(value.engine)}`,
      })),
      notes: [
        ...(all.length < 2 ? ['Nothing to compare yet: the workspace has no other deployment.'] : []),
        ...all.map(({ deployment, value }) => `${deployment.name}: ${certaintyWords(value)}`),
      ],
      drawings: [costDrawing(all), ...(difference === undefined ? [] : [difference])],
      tables: [resultTable(all), differenceTable(all)],
    };
  },
};
