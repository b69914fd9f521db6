import { catalogName } from '../../core/catalog/benchmark-names';
import { formatTime } from '../../core/quantity';
import { engineWords } from '../../core/summary';
import { fileName } from '../../core/text/file-name';
import { type ComparedRun, GROUPINGS, type References, Sample, validate, Worst } from '../../core/validate';
import { isWhole, resolveReference, type Workspace } from '../../language/workspace';
import type { PanelRun, PanelValidation } from '../../protocol/validation';

/** Runs in the plot; of more, an even sample. */
const PLOTTED = 4000;
/** The rows furthest off that are listed. */
const WORST = 20;
/** The rows set aside that are listed. */
const REFUSED = 200;
/** Characters that are read before other requests get their turn. */
const PIECE = 1 << 16;

function termWords({ attention, ffn, links, fixed }: ComparedRun['details']): string {
  const terms: readonly (readonly [string, number])[] = [
    ['attention', attention.seconds],
    ['FFN', ffn.seconds],
    ['links', links.seconds],
    ['of these fixed', fixed.kernels + fixed.layers + fixed.links],
    ['host', fixed.step],
    ['prefill', fixed.prefill],
  ];
  return terms
    .flatMap(([name, seconds]) => (seconds > 0 ? [`${name} ${formatTime(seconds)}`] : []))
    .join(', ');
}

function panelRun({ run, estimate, low, high, details }: ComparedRun): PanelRun {
  const { id, line, model, hardware, tpot: measured } = run;
  return {
    ...{ id, line, model, hardware, measured, estimate, low, high },
    engine: engineWords(run.engine),
    layout: GROUPINGS.layout(run),
    terms: termWords(details),
  };
}

/** Compares a file of runs with their estimates for the validation panel, in bounded memory. */
export async function panelValidation(
  uri: string,
  pieces: AsyncIterable<string> | Iterable<string>,
  references: References,
): Promise<PanelValidation> {
  const [sample, worst] = [new Sample<PanelRun>(PLOTTED), new Worst(WORST)];
  const { runs, used, agreement, refused, refusedCount } = await validate(pieces, references, {
    by: [],
    onRun: (compared) => {
      sample.add(panelRun(compared));
      worst.add(compared);
    },
  });
  const { median, mape, coverage, width } = agreement ?? {};
  const known = median !== undefined && mape !== undefined && coverage !== undefined && width !== undefined;
  return {
    ...{ uri, name: fileName(uri), runs, used, refusedCount },
    agreement: known ? { median, mape, coverage, width } : null,
    points: [...sample.items],
    worst: worst.runs.map(panelRun),
    refused: refused.slice(0, REFUSED).map(({ id, line, reason }) => ({ id, line, reason })),
  };
}

/** A text in pieces, between which other requests get their turn. */
export async function* inPieces(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    yield text.slice(from, from + PIECE);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** Where the references of a file of runs lead: `catalog:ID`, specs of the workspace next to it, and names that benchmarks use. */
export function workspaceReferences(workspace: Workspace, uri: string): References {
  const fileOf = (reference: string, kind: 'model' | 'hardware') => {
    const isFile = reference.startsWith('catalog:') || /\.ya?ml$/.test(reference);
    const name = isFile ? reference : catalogName(reference, kind);
    const target = name === undefined ? undefined : resolveReference(name, uri);
    return target?.kind === 'file' ? workspace.file(target.uri) : undefined;
  };
  return {
    model(reference) {
      const file = fileOf(reference, 'model');
      return isWhole(file, 'model') ? file.spec : undefined;
    },
    hardware(reference) {
      const file = fileOf(reference, 'hardware');
      return isWhole(file, 'hardware') ? file.spec : undefined;
    },
  };
}
