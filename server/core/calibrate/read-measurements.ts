import { attentionOperator } from '../cost/design';
import { nearest } from '../quantity';
import { bytesOf, completePrecision, type NumberType } from '../spec';
import { ATTENTION_FAMILIES, attentionOf } from './attention-shape';
import type {
  DeploymentMeasurement,
  KernelMeasurement,
  Measurements,
  TransferMeasurement,
} from './measurement';
import { type CalibrationProblem, joined } from './problem';
import { RowReader } from './row-reader';
import { readTable } from './table';

/** Kernels whose work their `flops` and `bytes` state, or the sizes of their matrices. */
const MATRIX_FAMILIES = ['linear', 'dense', 'moe'];
const OTHER_FAMILIES = ['sparse', 'custom'];
const SCOPES = ['scale-up', 'scale-out'] as const;
const KERNELS = [...ATTENTION_FAMILIES, 'dense', 'moe', ...OTHER_FAMILIES, ...SCOPES];
/** What profilers call the projections. */
const ALIASES: Readonly<Record<string, string>> = { gemm: 'linear', gemv: 'linear', lightning: 'linear' };

/** Reads measurements with every problem of every row. */
export function readMeasurements(
  text: string,
  format: 'csv' | 'json',
): { readonly measurements: Measurements; readonly problems: readonly CalibrationProblem[] } {
  const kernels: KernelMeasurement[] = [];
  const transfers: TransferMeasurement[] = [];
  const deployments: DeploymentMeasurement[] = [];
  const table = readTable(text, format);
  const problems = [...table.problems];
  const rows = problems.length > 0 ? [] : table.rows;
  for (const cells of rows) {
    const row = new RowReader(cells);
    if (row.has('deployment')) deployments.push(...deploymentOf(row));
    else {
      const name = row.text('kernel')?.toLowerCase();
      const scope = SCOPES.find((one) => one === name?.replace(/[ _]/, '-'));
      if (scope !== undefined) transfers.push(...transferOf(scope, row));
      else if (name !== undefined) kernels.push(...kernelOf(ALIASES[name] ?? name, row));
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
  const work = precision === undefined ? undefined : workOf(family, precision, row);
  if (seconds === undefined || precision === undefined || work === undefined || row.problems.length > 0)
    return [];
  // A state is stored wider than it is computed with.
  const usual =
    family === 'linear' && row.has('heads') ? 'bf16' : completePrecision({ kv: precision }).attention;
  return [{ row: row.row, family, type: stated ?? usual, ...work, seconds }];
}

interface Work {
  readonly flops: number;
  readonly bytes: number;
}

/** FLOPs and bytes of a row, counted as the estimate counts them. */
function workOf(family: string, precision: NumberType, row: RowReader): Work | undefined {
  if (row.has('flops') || row.has('bytes') || OTHER_FAMILIES.includes(family)) {
    const [flops, bytes] = [row.amount('flops'), row.amount('bytes')];
    return flops === undefined || bytes === undefined ? undefined : { flops, bytes };
  }
  const attention = ATTENTION_FAMILIES.find((one) => one === family);
  if (attention !== undefined && (family !== 'linear' || row.has('heads')))
    return attentionWork(attention, precision, row);
  if (!MATRIX_FAMILIES.includes(family)) return undefined;
  const [batch, outputs, inputs] = [row.count('batch'), row.count('outputs'), row.count('inputs')];
  const groups = row.has('groups') ? row.count('groups') : 1;
  if (batch === undefined || outputs === undefined || inputs === undefined || groups === undefined)
    return undefined;
  return { flops: 2 * batch * outputs * inputs, bytes: groups * outputs * inputs * bytesOf(precision) };
}

function attentionWork(
  family: (typeof ATTENTION_FAMILIES)[number],
  precision: NumberType,
  row: RowReader,
): Work | undefined {
  const spec = attentionOf(family, row);
  const batch = row.count('batch');
  // A state of fixed size does not grow with the context.
  const context = family === 'linear' ? 1 : row.count('context');
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
