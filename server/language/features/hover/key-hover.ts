import { dataAt, type KeyPath } from '../../../core/data';
import { type Dimension, dimensionName, EXAMPLES, formatQuantity } from '../../../core/quantity';
import { SCHEMAS } from '../../../core/spec';
import { paragraphs, plain } from '../../present/markdown';
import { statedSource } from '../../present/sources';
import { choicesWords, documentationOf, narrow, schemaAt } from '../../schema';
import type { SourceFile } from '../../workspace';

const SI_UNITS: Readonly<Partial<Record<Dimension, string>>> = {
  time: 's',
  data: 'B',
  'data rate': 'B/s',
  'compute rate': 'FLOP/s',
  power: 'W',
  tokens: 'tokens',
};

/** A value in the unit without prefix, to check a GiB or a Gbit. */
function inSi(value: number, dimension: Dimension): string {
  const unit = SI_UNITS[dimension];
  if (unit === undefined) return formatQuantity(value, dimension);
  const digits = value >= 1e6 ? value.toExponential().replace('e+', 'e') : String(value);
  return `${digits} ${unit}`;
}

/** The value in SI units, if it is a quantity with a unit. */
function valueLine(file: SourceFile, path: KeyPath): string | undefined {
  const schema = schemaAt(SCHEMAS[file.kind], file.data, path);
  const { dimension } = schema === undefined ? { dimension: undefined } : documentationOf(schema);
  const decoded = dataAt(file.spec, path);
  const written = dataAt(file.data, path);
  if (dimension === undefined || typeof decoded !== 'number' || typeof written !== 'string') return undefined;
  return `**${plain(written)}** = ${inSi(decoded, dimension)}`;
}

/** The documentation of a key, its value in SI units and its source; undefined for unknown keys. */
export function keyHover(file: SourceFile, path: KeyPath): string | undefined {
  const schema = schemaAt(SCHEMAS[file.kind], file.data, path);
  if (schema === undefined) return undefined;
  const documentation = documentationOf(schema);
  const design = documentationOf(narrow(schema, dataAt(file.data, path))).description;
  const { dimension, otherwise } = documentation;
  const isValid = dataAt(file.spec, path) !== undefined;
  const kind =
    dimension === undefined || isValid
      ? undefined
      : `${dimensionName(dimension)}, such as ${EXAMPLES[dimension]}`;
  const source = statedSource(file, path);
  return paragraphs(
    valueLine(file, path),
    [documentation.description ?? design, design !== documentation.description ? design : undefined]
      .filter((text, index, all) => text !== undefined && all.indexOf(text) === index)
      .join(' '),
    kind === undefined ? undefined : `Expects ${kind}.`,
    choicesWords(documentation),
    otherwise === undefined ? undefined : `When absent: ${otherwise}.`,
    source === undefined ? undefined : `Source: ${plain(source)}`,
  );
}
