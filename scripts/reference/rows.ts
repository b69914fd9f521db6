import { documentationOf } from '../../server/language/schema';
import { isOptional, type Schema, type Shape, shapeOf } from '../../server/language/schema/shape';
import { takes } from './takes';

/** One key of the reference. */
export interface Row {
  readonly path: string;
  readonly takes: string;
  readonly absent: string;
  readonly description: string;
}

type MapShape = Extract<Shape, { kind: 'object' }>;

/** The maps that are documented already, with their paths: each is documented once. */
export type Written = Map<Schema, string>;

function rowOf(path: string, schema: Schema): Row {
  const { description = '', otherwise, meanings = {} } = documentationOf(schema);
  const absent = isOptional(schema) ? (otherwise ?? '–') : '**required**';
  const values = Object.entries(meanings).map(([value, meaning]) => `\`${value}\`: ${meaning}`);
  const meaning = values.length === 0 ? description : `${description} ${values.join('; ')}.`;
  return { path, takes: takes(schema), absent, description: meaning };
}

/** The maps directly inside a schema that need rows of their own. */
function mapsIn(schema: Schema): readonly MapShape[] {
  const shape = shapeOf(schema);
  if (shape.kind === 'object') return [shape];
  if (shape.kind !== 'union') return [];
  return shape.options.map(shapeOf).filter((option) => option.kind === 'object');
}

/** The keys of a map and of the maps inside it, as dotted paths. */
export function rowsOf(map: MapShape, written: Written, prefix = ''): readonly Row[] {
  const rows = Object.entries(map.keys).flatMap(([key, schema]): readonly Row[] => {
    const path = prefix + key;
    const row = rowOf(path, schema);
    const inner = innerRows(schema, path, written);
    return typeof inner === 'string' ? [{ ...row, takes: `${row.takes}, as ${inner}` }] : [row, ...inner];
  });
  return map.rest === undefined ? rows : [...rows, otherKeys(prefix, map.rest)];
}

/** The rows of the maps inside a value, or a reference to where they are documented. */
function innerRows(schema: Schema, path: string, written: Written): readonly Row[] | string {
  const shape = shapeOf(schema);
  if (shape.kind === 'record') return innerRows(shape.value, `${path}.<name>`, written);
  const maps = mapsIn(schema);
  const known = maps.map((map) => written.get(map.schema)).find((place) => place !== undefined);
  if (known !== undefined) return known;
  for (const map of maps) written.set(map.schema, `\`${path}\``);
  return maps.flatMap((map) => rowsOf(map, written, `${path}.`));
}

function otherKeys(prefix: string, rest: Schema): Row {
  const description = 'A variable of the expressions, under a name of your choice.';
  return { path: `${prefix}<name>`, takes: takes(rest), absent: '–', description };
}

/** Rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const lines = rows.map(
    ({ path, takes: value, absent, description }) =>
      `| \`${path}\` | ${cell(value)} | ${cell(absent)} | ${cell(description)} |`,
  );
  return ['| key | takes | when absent | meaning |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
