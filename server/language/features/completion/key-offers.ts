import { CompletionItemKind } from 'vscode-languageserver-types';
import { kernelFamilies } from '../../../core/designs';
import { reach } from '../../../yaml/edit';
import { keyText } from '../../../yaml/parse';
import { type KeyChoice, keysOf, type Schema, shapeOf, takesMap } from '../../schema';
import type { CompletionContext } from './context';
import { designLabel, typeOf } from './map-labels';
import { figurePaths } from './names';
import { describe, type Offer, verbatim } from './offer';
import type { KeyPlace } from './place-kinds';

/** Keys that every file may have and few need. */
const SELDOM = ['version', 'sources'];

/** The keys of the map at the place, without the one at the cursor. */
function writtenKeys(context: CompletionContext, place: KeyPlace): ReadonlySet<string> {
  const { at, rest } = reach(context.file.parsed, place.path);
  if (at?.node.kind !== 'map' || rest.length > 0) return new Set();
  const { node, offset } = at;
  const others = node.entries.filter((entry, index) => {
    const start = offset + (node.offsets[index] ?? 0) + entry.keyOffset + entry.key.contentOffset;
    return start !== place.span.from || place.span.from === place.span.to;
  });
  return new Set(others.map(({ key }) => keyText(key)));
}

/** The text of a key with its value; without one if there is a value already. */
function written(
  context: CompletionContext,
  place: KeyPlace,
  choice: KeyChoice,
): Pick<Offer, 'insert' | 'asks'> {
  const { key, schema, tags } = choice;
  if (place.renames) return { insert: verbatim(key) };
  const snippet = context.snippet(place.path);
  // An editor that indents inserted lines itself would do so twice.
  const oneLine = place.flow || tags !== undefined || (place.column > 0 && !context.severalLines);
  const value = oneLine ? ` ${snippet.ofKey([], choice)}` : snippet.afterColon([key], schema, place.column);
  return { insert: `${verbatim(key)}:${value}`, asks: snippet.asks };
}

/** One entry per type of design, named after the type. */
function designOffers(
  context: CompletionContext,
  place: KeyPlace,
  element: Schema,
  taken: ReadonlySet<string>,
): readonly Offer[] {
  const shape = shapeOf(element);
  if (shape.kind !== 'union' || place.renames) return [];
  return shape.options.flatMap((option): Offer[] => {
    const [name, label] = [typeOf(option), designLabel(option, shape.options)];
    if (name === undefined || label === undefined) return [];
    const snippet = context.snippet(place.path);
    const free = [name, ...Array.from({ length: 20 }, (_, index) => `${name}_${index + 2}`)].find(
      (candidate) => !taken.has(candidate),
    );
    const documentation = describe(option);
    const insert = `${snippet.place(free)}: ${snippet.flowMap(option)}`;
    return [
      {
        label,
        kind: CompletionItemKind.Struct,
        insert,
        filter: name,
        detail: `a design of type ${name}`,
        ...(documentation === undefined ? {} : { documentation }),
      },
    ];
  });
}

/** The usual keys of a map with free names. */
function recordOffers(
  context: CompletionContext,
  place: KeyPlace,
  element: Schema,
  taken: ReadonlySet<string>,
): readonly Offer[] {
  const [key] = place.path;
  if (key === 'attention' || key === 'ffn') return designOffers(context, place, element, taken);
  if (key === 'sources') {
    return figurePaths(context.file)
      .filter((path) => !taken.has(path))
      .map((path) => ({
        label: path,
        kind: CompletionItemKind.Property,
        insert: place.renames ? verbatim(path) : `${verbatim(path)}: "$1"`,
        detail: 'source of this figure',
      }));
  }
  return kernelFamilies()
    .filter((family) => !taken.has(family))
    .map((family) => ({
      label: family,
      kind: CompletionItemKind.Property,
      ...written(context, place, { key: family, schema: element, required: false }),
      detail: 'kernel family',
    }));
}

/** The keys that can be added at a place, required ones first. */
export function keyOffers(context: CompletionContext, place: KeyPlace): readonly Offer[] {
  const schema = context.schemaAt(place.path);
  if (schema === undefined || !takesMap(schema)) return [];
  const taken = writtenKeys(context, place);
  const shape = shapeOf(schema);
  if (shape.kind === 'record') return recordOffers(context, place, shape.value, taken);
  const data = context.mapAt(place.path);
  return keysOf(schema, data)
    .filter(({ key }) => !taken.has(key))
    .map((choice) => {
      const { key, schema: field, required } = choice;
      const documentation = describe(field);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        ...written(context, place, choice),
        rank: required ? 0 : Object.hasOwn(data, key) || SELDOM.includes(key) ? 2 : 1,
        ...(required ? { detail: 'required' } : {}),
        ...(documentation === undefined ? {} : { documentation }),
      };
    });
}
