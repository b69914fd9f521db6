import {
  ATTENTION_DESIGNS,
  attentionFamilies,
  attentionOperator,
  FFN_DESIGNS,
  kernelFamilies,
  type Measured,
  PROJECTIONS,
} from '../designs';
import { measuredKernelNames, measuredKernels } from '../profile';
import { nearest } from '../quantity';
import { type AttentionSpec, bytesOf, completePrecision, type NumberType } from '../spec';
import type {
  DeploymentMeasurement,
  KernelMeasurement,
  Measurements,
  TransferMeasurement,
} from './measurement';
import { type CalibrationProblem, joined } from './problem';
import { RowReader } from './row-reader';
import { readTable, type TableOptions } from './table';

const SCOPES = ['scale-up', 'scale-out'] as const;
const ATTENTIONS: ReadonlyMap<string, Measured<AttentionSpec>> = new Map(
  attentionFamilies().flatMap(({ family, design: { measured } }) => (measured ? [[family, measured]] : [])),
);
const LINEAR_ATTENTION = 'linear_attention';
/** Kernels described by the sizes of their matrices. */
const MATRICES = new Set(kernelFamilies().filter((family) => !ATTENTIONS.has(family)));
/** The others are described by their `flops` and `bytes`. */
const FAMILIES = new Set([
  ...kernelFamilies(),
  ...Object.keys(ATTENTION_DESIGNS),
  ...Object.keys(FFN_DESIGNS),
]);
const KERNELS = [...FAMILIES, ...SCOPES];
/** Other names of families, such as those of the kernels in `kernels/`. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...measuredKernelNames.map((name) => [name, measuredKernels[name].family] as const),
  ...[...ATTENTIONS].flatMap(([family, { aliases = [] }]) => aliases.map((name) => [name, family] as const)),
]);

/** Parses measurements and collects the problems of every row. */
export function readMeasurements(
  text: string,
  format: 'csv' | 'json',
  options: TableOptions = {},
): { readonly measurements: Measurements; readonly problems: readonly CalibrationProblem[] } {
  const kernels: KernelMeasurement[] = [];
  const transfers: TransferMeasurement[] = [];
  const deployments: DeploymentMeasurement[] = [];
  const table = readTable(text, format, options);
  const problems = [...table.problems];
  const rows = problems.length > 0 ? [] : table.rows;
  for (const cells of rows) {
    const row = new RowReader(cells);
    if (row.has('deployment')) deployments.push(...deploymentOf(row));
    else {
      const name = row.text('kernel')?.toLowerCase();
      const scope = SCOPES.find((one) => one === name?.replace(/[ _]/, '-'));
      if (scope !== undefined) transfers.push(...transferOf(scope, row));
      else if (name !== undefined) kernels.push(...kernelOf(familyOf(name, row), row));
    }
    problems.push(...row.problems);
  }
  return { measurements: { kernels, transfers, deployments }, problems: joined(problems) };
}

function deploymentOf(row: RowReader): readonly DeploymentMeasurement[] {
  const reference = row.text('deployment');
  const batch = row.has('batch') ? row.count('batch') : undefined;
  const context = row.has('context') ? row.count('context') : undefined;
  const tpot = row.has('tpot') ? row.seconds('tpot') : undefined;
  const rate = row.has('tpot') ? undefined : row.amount('tokens per second per accelerator');
  if (reference === undefined || row.problems.length > 0) return [];
  return [
    {
      row: row.row,
      reference,
      ...(batch === undefined ? {} : { batch }),
      ...(context === undefined ? {} : { context }),
      ...(tpot === undefined ? {} : { tpot }),
      ...(rate === undefined ? {} : { tokensPerSecondPerAccelerator: rate }),
    },
  ];
}

function transferOf(scope: TransferMeasurement['scope'], row: RowReader): readonly TransferMeasurement[] {
  const [bytes, seconds] = [row.amount('bytes'), row.seconds('seconds')];
  return bytes === undefined || seconds === undefined ? [] : [{ row: row.row, scope, bytes, seconds }];
}

/** The family that a row names. One of linear attention may call it `linear`, as the matrices are, and gives heads. */
function familyOf(name: string, row: RowReader): string {
  const family = ALIASES.get(name) ?? name;
  const isCore = family === PROJECTIONS && row.has('heads');
  return isCore ? LINEAR_ATTENTION : family;
}

function kernelOf(family: string, row: RowReader): readonly KernelMeasurement[] {
  if (!KERNELS.includes(family)) {
    const near = nearest(family, KERNELS);
    const hint = near === undefined ? `expected one of ${KERNELS.join(', ')}` : `did you mean ${near}?`;
    row.refuse('unknown-kernel', `unknown kernel ‘${family}’; ${hint}`);
    return [];
  }
  const seconds = row.seconds('seconds');
  const precision = row.format('precision');
  const stated = row.has('arithmetic') ? row.format('arithmetic') : undefined;
  const attention = ATTENTIONS.get(family);
  const work = precision === undefined ? undefined : workOf(family, attention, precision, row);
  if (seconds === undefined || precision === undefined || work === undefined || row.problems.length > 0)
    return [];
  // A state is stored in a wider format than the arithmetic's.
  const usual =
    attention !== undefined && !grows(attention) ? 'bf16' : completePrecision({ kv: precision }).attention;
  return [{ row: row.row, family, type: stated ?? usual, stored: precision, ...work, seconds }];
}

interface Work {
  readonly flops: number;
  readonly bytes: number;
}

/** Whether the state of an attention grows with the context rather than having a fixed size. */
function grows({ columns }: Measured<AttentionSpec>): boolean {
  return Object.hasOwn(columns, 'context');
}

/** FLOPs and bytes of a row, counted as the estimate counts them. */
function workOf(
  family: string,
  attention: Measured<AttentionSpec> | undefined,
  precision: NumberType,
  row: RowReader,
): Work | undefined {
  if (row.has('flops') || row.has('bytes') || (attention === undefined && !MATRICES.has(family))) {
    const [flops, bytes] = [row.amount('flops'), row.amount('bytes')];
    return flops === undefined || bytes === undefined ? undefined : { flops, bytes };
  }
  if (attention !== undefined) return attentionWork(attention, precision, row);
  const [batch, outputs, inputs] = [row.count('batch'), row.count('outputs'), row.count('inputs')];
  const groups = row.has('groups') ? row.count('groups') : 1;
  if (batch === undefined || outputs === undefined || inputs === undefined || groups === undefined)
    return undefined;
  return { flops: 2 * batch * outputs * inputs, bytes: groups * outputs * inputs * bytesOf(precision) };
}

function attentionWork(
  attention: Measured<AttentionSpec>,
  precision: NumberType,
  row: RowReader,
): Work | undefined {
  const spec = attention.spec(row);
  const batch = row.count('batch');
  const context = grows(attention) ? row.count('context') : 1;
  if (spec === undefined || batch === undefined || context === undefined) return undefined;
  const result = attentionOperator(spec, () => undefined);
  if (!result.ok) return undefined;
  const { operator } = result;
  const element = bytesOf(precision);
  const variables = { ...operator.variables, context, bytes_per_kv: element, bytes_per_state: element };
  return {
    flops: batch * operator.attentionFlops.evaluate(variables),
    bytes: batch * operator.stateBytes.evaluate(variables),
  };
}
