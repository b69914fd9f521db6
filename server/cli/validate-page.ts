import { formatShare, formatTime, formatWhole } from '../core/quantity';
import type { ComparedRun, Grouping, PlottedRun, ValidationResult } from '../core/validate';
import { escaped, htmlPage } from './html-page';
import { validationPlot } from './validate-plot';
import { groupRows, HEADINGS, termsOf } from './validate-text';

/** Stands in every page of a validation. */
export const VALIDATION_MARK = 'id="decode-lens-validation"';

const STYLE = `
:root { color-scheme: light dark; --quiet: #8886; }
body { font: 14px/1.45 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.7rem; text-align: right; border-bottom: 1px solid var(--quiet); vertical-align: top; }
th:first-child, td:first-child, .words td { text-align: left; }
svg { width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: currentColor; }
.grid { stroke: var(--quiet); stroke-width: 0.5; } .equal { stroke: currentColor; stroke-width: 1; }
.near { stroke: currentColor; stroke-width: 0.7; stroke-dasharray: 5 4; }
.interval { stroke-width: 1; stroke-opacity: 0.35; } .run { fill-opacity: 0.75; stroke: none; }
`;

function table(head: readonly string[], rows: readonly (readonly string[])[], style = ''): string {
  const row = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table class="${style}"><thead>${row('th', head)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('\n')}</tbody></table>`;
}

/** What tells the runs of a plot apart: their cards, or their engines where all run on one card. */
function seriesOf(points: readonly PlottedRun[]): (compared: PlottedRun) => string {
  const engine = ({ run }: PlottedRun): string => run.engine ?? 'typical engine';
  const both = (compared: PlottedRun): string => `${compared.run.hardware}, ${engine(compared)}`;
  return new Set(points.map(both)).size <= 8 ? both : engine;
}

/** The result of a validation as one page that loads nothing. */
export function validationPage(
  name: string,
  result: ValidationResult,
  by: readonly Grouping[],
  points: readonly PlottedRun[],
  worst: readonly ComparedRun[],
): string {
  const { runs, used, refused, refusedCount, agreement } = result;
  const title = `Estimates against measured runs: ${name}`;
  const figures =
    agreement === undefined
      ? ''
      : `Mean error ${formatShare(agreement.mape)}, median of estimate / measured ${agreement.median.toFixed(2)}, ${formatShare(agreement.coverage)} of the runs inside their interval.`;
  const shown =
    points.length < used ? ` The plot shows ${formatWhole(points.length)} of the runs, evenly.` : '';
  const off = worst.map((compared) => {
    const { run, estimate } = compared;
    const terms = termsOf(compared).map(([term, seconds]) => `${term} ${formatTime(seconds)}`);
    return [run.id, `${formatTime(run.tpot)} → ${formatTime(estimate)}`, terms.join(', ')];
  });
  const aside = refused.map(({ id, line, reason }) => [String(line), id, reason]);
  const more = refusedCount - refused.length;
  const body = `<main ${VALIDATION_MARK}>
<h1>${escaped(title)}</h1>
<p>${formatWhole(runs)} runs, ${formatWhole(used)} compared, ${formatWhole(refusedCount)} set aside. ${escaped(figures)}${shown}</p>
${points.length === 0 ? '' : validationPlot(points, seriesOf(points))}
<p>Each run is a point with its 80% interval. On the solid line the estimate equals the measurement; the dashed lines are 20% to either side.</p>
<h2>By group</h2>
${table([by.join(', '), ...HEADINGS], groupRows(result, by))}
<h2>Furthest off</h2>
${table(['run', 'measured → estimate', 'seconds of a step'], off, 'words')}
<h2>Set aside</h2>
${aside.length === 0 ? '<p>No row.</p>' : table(['line', 'run', 'reason'], aside, 'words')}
${more > 0 ? `<p>${formatWhole(more)} more.</p>` : ''}
</main>`;
  return htmlPage({ title, style: STYLE, body });
}
