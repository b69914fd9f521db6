import type { ComparedRun } from '../../server/core/validate';

/** How a run is laid out, as the estimate names it. */
export function layoutOf({ run, details }: ComparedRun): string {
  if (details.topology === 'afd') return 'afd';
  if (run.data > 1) return 'data parallel';
  if (details.accelerators === 1) return 'one card';
  return run.expert > 1 ? 'tensor and expert parallel' : 'tensor parallel';
}

/** Runs by a key, in the order of the keys. */
export function grouped(
  runs: readonly ComparedRun[],
  keyOf: (compared: ComparedRun) => string,
): readonly (readonly [string, readonly ComparedRun[]])[] {
  const groups = new Map<string, ComparedRun[]>();
  for (const compared of runs) {
    const key = keyOf(compared);
    groups.set(key, [...(groups.get(key) ?? []), compared]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The middle value, or the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export const ratioOf = ({ run, estimate }: ComparedRun): number => estimate / run.tpot;
export const errorOf = (compared: ComparedRun): number => Math.abs(ratioOf(compared) - 1);
