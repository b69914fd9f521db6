import { CompletionItemKind } from 'vscode-languageserver-types';
import { documentationOf, type Schema, shapeOf, tagsOf, takesMap } from '../../schema';
import { literalOf } from '../../schema/shape';
import { aliasOffers } from './alias-offers';
import type { CompletionContext } from './context';
import { keyOffers } from './key-offers';
import { mapLabel, mapsOf, typeOf } from './map-labels';
import { designNames } from './names';
import { describe, type Offer, valueOffer, verbatim } from './offer';
import type { ItemPlace, ValuePlace } from './place-kinds';
import { expectedReference, referenceChoices } from './reference-choices';
import { unitOffers } from './unit-offers';

function referenceOffers(
  context: CompletionContext,
  place: ValuePlace,
  written: string,
): readonly Offer[] | undefined {
  const expected = expectedReference(context.file.kind, place.path);
  if (expected === undefined) return undefined;
  // A path that begins without `./` is completed without it.
  const bare = /^[\w-]/.test(written) && !written.startsWith('catalog');
  return referenceChoices(context.file, expected, context.workspace).map((choice) => {
    const text = bare ? choice.written.replace(/^\.\//, '') : choice.written;
    const fromCatalog = choice.catalogId === undefined ? {} : { data: { catalogId: choice.catalogId } };
    const kind = choice.catalogId === undefined ? CompletionItemKind.File : CompletionItemKind.Reference;
    const detail =
      choice.catalogId === undefined ? `${expected} file of this workspace` : `bundled ${expected}`;
    return { label: text, kind, insert: verbatim(text), detail, ...fromCatalog };
  });
}

function flowMapOffer(
  context: CompletionContext,
  path: ValuePlace['path'],
  schema: Schema,
  siblings: readonly Schema[],
): Offer {
  const documentation = describe(schema);
  const snippet = context.snippet(path);
  const insert = snippet.flowMap(schema);
  // A design named after a type probably has that type.
  const named = typeOf(schema) === path.at(-1);
  return {
    label: mapLabel(schema, siblings),
    kind: CompletionItemKind.Struct,
    insert,
    filter: '{',
    rank: named ? 4 : 5,
    asks: snippet.asks,
    ...(documentation === undefined ? {} : { documentation }),
  };
}

/** The maps, in braces, that the schema allows. */
function mapOffers(context: CompletionContext, path: ValuePlace['path'], schema: Schema): readonly Offer[] {
  const maps = mapsOf(schema);
  return maps.map((option) => flowMapOffer(context, path, option, maps));
}

/** The scalar values of a schema: choices, literals, `true` and `false`. */
function choiceOffers(schema: Schema): readonly Offer[] {
  const { choices, meanings } = documentationOf(schema);
  if (choices !== undefined)
    return choices.map((choice) => {
      const offer = valueOffer(choice, undefined, CompletionItemKind.EnumMember);
      const detail = meanings?.[choice];
      return detail === undefined ? offer : { ...offer, detail };
    });
  const literal = literalOf(schema);
  return literal === undefined ? [] : [valueOffer(String(literal), schema)];
}

/**
 * The offers for a value.
 *
 * @param written the text up to the cursor
 */
export function valueOffers(
  context: CompletionContext,
  place: ValuePlace,
  written: string,
): readonly Offer[] {
  const { path } = place;
  if (written.startsWith('*')) return aliasOffers(context.file, place.span.from);
  const parent = context.schemaAt(path.slice(0, -1));
  const tags = parent === undefined ? undefined : tagsOf(parent, String(path.at(-1)));
  if (tags !== undefined)
    return tags.map(({ value, schema }) => ({
      ...valueOffer(value, schema, CompletionItemKind.EnumMember),
      rank: value === path.at(-2) ? 0 : 1,
    }));
  const schema = context.schemaAt(path);
  if (schema === undefined) return [];
  const names = designNames(context.file, path);
  const empty = written.trim() === '';
  return [
    ...(names ?? []).map((name) => valueOffer(name, undefined, CompletionItemKind.Reference)),
    ...(referenceOffers(context, place, written) ?? []),
    ...choiceOffers(schema),
    ...unitOffers(schema, written),
    ...(empty && takesMap(schema) ? mapOffers(context, path, schema) : []),
    ...(place.behindDash ? keysBehindDash(context, place) : []),
  ];
}

/** A block map may begin directly after a dash. */
function keysBehindDash(context: CompletionContext, place: ValuePlace): readonly Offer[] {
  const column = context.file.lines.positionAt(place.span.from).character + place.lead.length;
  return keyOffers(context, { ...place, kind: 'key', column, renames: false });
}

/** A new item of a list, with its dash. */
export function itemOffers(context: CompletionContext, place: ItemPlace): readonly Offer[] {
  const schema = context.schemaAt(place.path);
  const shape = schema && shapeOf(schema);
  if (shape?.kind !== 'array') return [];
  const element = shapeOf(shape.element);
  const options = element.kind === 'union' ? element.options : [shape.element];
  return options.map((option) => {
    const snippet = context.snippet([...place.path, 0]);
    const item = snippet.inline([], option);
    const documentation = describe(option);
    const label = `- ${mapLabel(option, options)}`;
    return {
      label,
      kind: CompletionItemKind.Struct,
      insert: `- ${item}`,
      filter: '-',
      asks: snippet.asks,
      ...(documentation === undefined ? {} : { documentation }),
    };
  });
}
