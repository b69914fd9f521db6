import { benchmarkOf, type Data } from './import';
import { jsonObjects, parseObject } from './json-objects';
import { records } from './records';
import type { SetColumns } from './rows';

/**
 * Whether a text is a file of runs, a table or a benchmark’s, rather than one of kernels or deployments.
 * @param set columns that count in every row, as if the file had them
 */
export async function isRunFile(text: string, set: SetColumns = {}): Promise<boolean> {
  const isJson = /^[\s\uFEFF]*[[{]/.test(text);
  const first = isJson ? await firstObject(text) : await headingsOf(text);
  if (first === undefined) return false;
  if (benchmarkOf(first) !== undefined) return true;
  const columns = { ...first, ...set };
  return isJson ? 'accelerators' in columns : 'model' in columns && 'hardware' in columns;
}

/** The first object, which says what the others are. */
async function firstObject(text: string): Promise<Data | undefined> {
  for await (const { text: object } of jsonObjects([text]))
    return object === undefined ? undefined : parseObject(object);
  return undefined;
}

async function headingsOf(text: string): Promise<Data> {
  for await (const { fields } of records([text]))
    return Object.fromEntries(fields.map((heading) => [heading.trim().toLowerCase(), '']));
  return {};
}
