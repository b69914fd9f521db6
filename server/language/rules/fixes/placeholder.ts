import { type KeyPath, mapOf } from '../../../core/data';
import { EXAMPLES } from '../../../core/quantity';
import { fileName } from '../../../core/text/file-name';
import { choicesOf, documentationOf, keysOf, type Schema, shapeOf } from '../../schema';
import { literalOf } from '../../schema/shape';
import { kindOf, type SourceFile } from '../../workspace';

/** Sizes to begin with, by key: plausible ones, so that the first result is no nonsense. */
const USUAL: Readonly<Record<string, unknown>> = {
  hidden: 4096,
  vocabulary: 128256,
  heads: 32,
  kv_heads: 8,
  head_dim: 128,
  key_heads: 16,
  value_heads: 32,
  key_dim: 128,
  value_dim: 128,
  query_rank: 1536,
  kv_rank: 512,
  rope_dim: 64,
  nope_dim: 128,
  window: 4096,
  chunk: 8192,
  top_k: 2048,
  index_heads: 64,
  index_dim: 128,
  width: 14336,
  experts: 64,
  active: 4,
  compute: { bf16: '989 TFLOP/s' },
  context: 4096,
  batch: 1024,
  instances: 1,
  accelerators: 8,
  domain: 8,
  acceptance: 0.7,
  model: 'catalog:step-3',
  hardware: 'catalog:nvidia-h800',
};

/** The name of a file without its kind: `step-3` of `step-3.model.yaml`. */
function stem(file: SourceFile): string {
  const name = fileName(file.uri);
  return kindOf(name) === undefined ? name : name.replace(/\.[^.]+\.ya?ml$/i, '');
}

function firstName(file: SourceFile, half: 'attention' | 'ffn', otherwise: string): string {
  return Object.keys(mapOf(mapOf(file.data)[half]))[0] ?? otherwise;
}

/** What only the file can tell: its name, and the designs that it has. */
function fromFile(file: SourceFile, path: KeyPath): unknown {
  const key = path.at(-1);
  if (path.length === 1 && key === 'name') return stem(file);
  if (file.kind !== 'model') return undefined;
  const [attention, ffn] = [firstName(file, 'attention', 'gqa'), firstName(file, 'ffn', 'dense')];
  if (path[0] === 'layers' && path.length > 1)
    return key === 'attention' ? attention : key === 'ffn' ? ffn : undefined;
  if (key === 'layers' || key === 'of') return [{ count: 1, attention, ffn }];
  if (path.length > 1) return key === 'base' ? attention : undefined;
  if (key === 'attention') return { gqa: { type: 'gqa', heads: 32, kv_heads: 8, head_dim: 128 } };
  return key === 'ffn' ? { dense: { type: 'dense', width: 14336 } } : undefined;
}

/** A value to begin with for a key that has none: valid, plausible, and to be changed. */
export function placeholderFor(schema: Schema, path: KeyPath, file: SourceFile): unknown {
  const known = fromFile(file, path) ?? USUAL[String(path.at(-1))];
  if (known !== undefined) return known;
  const literal = literalOf(schema);
  if (literal !== undefined) return literal;
  const [choice] = choicesOf(schema) ?? [];
  if (choice !== undefined) return choice === 'true' ? true : choice;
  const shape = shapeOf(schema);
  if (shape.kind === 'object') {
    const required = keysOf(schema, {}).filter((candidate) => candidate.required);
    return Object.fromEntries(
      required.map(({ key, schema: field }) => [key, placeholderFor(field, [...path, key], file)]),
    );
  }
  if (shape.kind === 'record') return {};
  if (shape.kind === 'array') return [placeholderFor(shape.element, [...path, 0], file)];
  if (
    shape.kind === 'union' &&
    shape.options[0] !== undefined &&
    documentationOf(schema).dimension === undefined
  )
    return placeholderFor(shape.options[0], path, file);
  const { dimension } = documentationOf(schema);
  if (dimension === undefined) return 'to be written';
  return dimension === 'count' || dimension === 'tokens' || dimension === 'ratio' ? 1 : EXAMPLES[dimension];
}
