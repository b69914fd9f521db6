import { type KeyPath, mapOf } from '../../../core/data';
import { INNER_KEYS } from '../../../core/designs';
import { EXAMPLES } from '../../../core/quantity';
import { HALVES, type Half, USUAL_DESIGNS } from '../../../core/spec';
import { fileName } from '../../../core/text/file-name';
import { choicesOf, documentationOf, keysOf, type Schema, shapeOf } from '../../schema';
import { accepts, literalOf } from '../../schema/shape';
import { kindOf, type SourceFile } from '../../workspace';

/** The name of a file without its kind: `step-3` of `step-3.model.yaml`. */
function stem(file: SourceFile): string {
  const name = fileName(file.uri);
  return kindOf(name) === undefined ? name : name.replace(/\.[^.]+\.ya?ml$/i, '');
}

/** The first design of a file, other than `user`. */
function firstName(file: SourceFile, half: Half, user?: unknown): string | undefined {
  const names = Object.keys(mapOf(mapOf(file.data)[half])).filter((name) => name !== user);
  return names[0] ?? Object.keys(USUAL_DESIGNS[half])[0];
}

/** A placeholder taken from the file itself: its name, or the name of a design. */
function fromFile(file: SourceFile, path: KeyPath): unknown {
  const [root, name] = path;
  const key = path.at(-1);
  if (path.length === 1 && key === 'name') return stem(file);
  if (file.kind !== 'model') return undefined;
  const half = HALVES.find((one) => one === root);
  if (half !== undefined) return INNER_KEYS[half].has(key) ? firstName(file, half, name) : undefined;
  const [attention, ffn] = [firstName(file, 'attention'), firstName(file, 'ffn')];
  if (key === 'layers' || key === 'of') return [{ count: 1, attention, ffn }];
  return root !== 'layers' ? undefined : key === 'attention' ? attention : key === 'ffn' ? ffn : undefined;
}

/** A placeholder for a missing value: valid and plausible, to be changed by the user. */
export function placeholderFor(schema: Schema, path: KeyPath, file: SourceFile): unknown {
  const { dimension, usual } = documentationOf(schema);
  const known = fromFile(file, path) ?? usual;
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
  if (shape.kind === 'union' && shape.options[0] !== undefined && dimension === undefined)
    return placeholderFor(shape.options[0], path, file);
  if (dimension === undefined) return accepts(schema, 'string') ? 'to be written' : 1;
  return dimension === 'count' || dimension === 'tokens' || dimension === 'ratio' ? 1 : EXAMPLES[dimension];
}
