import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrate, type DeploymentCase } from '../../server/core/calibrate';
import { estimateStep } from '../../server/core/cost';
import type { EngineName, HardwareSpec } from '../../server/core/spec';
import { Comparer, measuredRun, runRows } from '../../server/core/validate';
import { catalogReferences } from './catalog-references';

/** Calibration on ten runs of an engine on a card against the runs of the pair that it did not see. */

const text = fs.readFileSync(path.join(import.meta.dirname, 'runs.csv'), 'utf8');
const TEN = 10;

interface Case extends DeploymentCase {
  readonly card: HardwareSpec;
  readonly engine: EngineName;
}

const pairs = new Map<string, Case[]>();
const comparer = new Comparer(catalogReferences());
for await (const row of runRows([text])) {
  const read = 'cells' in row ? measuredRun(row.cells, row.line) : undefined;
  if (read?.ok !== true || read.run.engine === undefined || read.run.engine === 'none') continue;
  const { run } = read;
  const parts = await comparer.partsOf(run);
  if (typeof parts === 'string') throw new Error(parts);
  const { card } = parts.attention;
  const one: Case = {
    measurement: { row: row.line, reference: run.id, batch: run.batch, tpot: run.tpot },
    spec: parts.spec,
    model: parts.model,
    hardware: { attention: card, ffn: card },
    calibrates: { attention: true, ffn: true },
    card,
    engine: read.run.engine,
  };
  const key = `${one.engine} on ${card.name}`;
  pairs.set(key, [...(pairs.get(key) ?? []), one]);
}

/** Ten of some runs, spread evenly over them, and the others. */
function split(cases: readonly Case[]) {
  const seen = new Set(Array.from({ length: TEN }, (_, index) => Math.floor((index * cases.length) / TEN)));
  return {
    seen: cases.filter((_, index) => seen.has(index)),
    unseen: cases.filter((_, index) => !seen.has(index)),
  };
}

/** Mean of |estimate / measured − 1|. */
function errorOn(card: HardwareSpec, cases: readonly Case[]): number {
  const errors = cases.map(({ spec, model, measurement }) => {
    const step = estimateStep(spec, model, { attention: card, ffn: card }, { batch: measurement.batch ?? 1 });
    return Math.abs((step.ok ? step.value.tpot : Number.NaN) / (measurement.tpot ?? 1) - 1);
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

const enough = [...pairs].flatMap(([name, cases]) => (cases.length >= TEN + 4 ? [{ name, cases }] : []));

/** Shipped numbers were fitted to these runs among others; without them ten runs have to do alone. */
const STARTS = [
  { from: 'shipped numbers', most: 0.08, start: (card: HardwareSpec): HardwareSpec => card },
  { from: 'none', most: 0.095, start: (card: HardwareSpec) => ({ ...card, engines: undefined }) },
];

describe.each(STARTS)('from $from, ten runs', ({ most, start }) => {
  it.each(enough)('of $name foretell the others', ({ cases }) => {
    const { seen, unseen } = split(cases);
    const [first] = cases;
    if (first === undefined) throw new Error('expected runs');
    const card = start(first.card);
    const measurements = { kernels: [], transfers: [] };
    const result = calibrate(card, measurements, seen, { label: 'ten.csv', engine: first.engine });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(errorOn(result.value.hardware, unseen)).toBeLessThan(most);
  });
});
