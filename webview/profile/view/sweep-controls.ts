import { formatTokens } from '../../../server/core/quantity';
import type { Control } from '../../dom/controls';
import { mountControls } from '../../dom/controls';
import type { Metric } from '../charts/sweep';

type Stops = readonly (number | null)[];

/** The metric of sweeps, and their fixed sizes. */
export interface SweepChoice {
  readonly metric: Metric;
  readonly atBatch: number | null;
  readonly atContext: number | null;
}

const named = (at: number | null): string => (at === null ? 'none' : String(at));

/** The stop of a stored choice, or the largest one. */
export function chosenStop(stops: Stops, kept: string): number | null {
  return (
    stops.find((at) => named(at) === kept) ??
    (kept === 'none' && stops.includes(null) ? null : (stops.at(-1) ?? null))
  );
}

function choice(
  id: string,
  label: string,
  stops: Stops,
  at: number | null,
  text: (at: number) => string,
): Control {
  const options = stops.map((each) => ({
    value: named(each),
    label: each === null ? 'kernels without a context' : text(each),
  }));
  return { kind: 'choice', id, label, value: named(at), options };
}

/** The controls of the sweeps; a size can only be chosen if there are several. */
export function mountSweepControls(changed: (id: string, value: string) => void): {
  readonly root: HTMLElement;
  show(batches: Stops, contexts: Stops, chosen: SweepChoice): void;
} {
  const controls = mountControls('Sweeps', (id, value) => changed(id, String(value)));
  return {
    root: controls.root,
    show(batches, contexts, { metric, atBatch, atContext }) {
      const any = batches.length + contexts.length > 0;
      controls.show([
        ...(any
          ? [
              {
                kind: 'choice',
                id: 'metric',
                label: 'Sweeps show',
                value: metric,
                options: [
                  { value: 'time', label: 'time' },
                  { value: 'rate', label: 'GB/s' },
                ],
              } as const,
            ]
          : []),
        ...(batches.length > 1
          ? [choice('atBatch', 'over the context at batch', batches, atBatch, String)]
          : []),
        ...(contexts.length > 1
          ? [choice('atContext', 'over the batch at context', contexts, atContext, formatTokens)]
          : []),
      ]);
    },
  };
}
