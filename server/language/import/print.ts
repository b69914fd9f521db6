import { Document, isMap, isSeq, type Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Design, Figure } from './attention';
import type { LayerEntry } from './layer-list';

/** A model file to be written: its head, designs and layers. */
export interface ModelText {
  readonly comment: string;
  readonly head: Readonly<Record<string, Figure>>;
  readonly precision: Readonly<Record<string, string>>;
  readonly precisionComment: string;
  readonly attention: Readonly<Record<string, Design>>;
  readonly ffn: Readonly<Record<string, Design>>;
  readonly expertPrecision: Readonly<Record<string, string>> | undefined;
  readonly layers: readonly LayerEntry[];
}

function scalar({ value, comment }: Figure): Scalar {
  const node = new Scalar(value);
  if (comment !== undefined) node.comment = ` ${comment}`;
  return node;
}

function mapOf(figures: Readonly<Record<string, Figure>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, figure] of Object.entries(figures)) map.set(key, scalar(figure));
  // A comment needs a line of its own value; without one the design fits on a line.
  map.flow = Object.values(figures).every((figure) => figure.comment === undefined);
  return map;
}

function layersNode(entries: readonly LayerEntry[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const entry of entries) {
    const map = new YAMLMap();
    if ('of' in entry) {
      map.set('repeat', entry.repeat);
      map.set('of', layersNode(entry.of));
    } else {
      for (const key of ['count', 'attention', 'ffn'] as const) map.set(key, new Scalar(entry[key]));
      map.flow = true;
    }
    list.add(map);
  }
  return list;
}

function designs(
  of: Readonly<Record<string, Design>>,
  expertPrecision?: Readonly<Record<string, string>>,
): YAMLMap {
  const map = new YAMLMap();
  for (const [name, design] of Object.entries(of)) {
    const node = mapOf(design);
    if (design.type?.value === 'moe' && expertPrecision !== undefined) {
      const precision = new YAMLMap();
      for (const [role, type] of Object.entries(expertPrecision)) precision.set(role, type);
      precision.flow = true;
      node.set('precision', precision);
    }
    map.set(name, node);
  }
  return map;
}

function spaced(pair: Pair<unknown, unknown>): Pair<unknown, unknown> {
  if (pair.key instanceof Scalar && (isMap(pair.value) || isSeq(pair.value))) pair.key.spaceBefore = true;
  return pair;
}

/** Writes a model file. */
export function printModel(text: ModelText): string {
  const document = new Document();
  const root = new YAMLMap();
  document.contents = root;
  for (const [key, figure] of Object.entries(text.head)) root.set(new Scalar(key), scalar(figure));
  const precision = new YAMLMap();
  for (const [role, type] of Object.entries(text.precision)) precision.set(role, type);
  precision.flow = true;
  precision.comment = ` ${text.precisionComment}`;
  root.set(new Scalar('precision'), precision);
  root.set(new Scalar('attention'), designs(text.attention));
  root.set(new Scalar('ffn'), designs(text.ffn, text.expertPrecision));
  root.set(new Scalar('layers'), layersNode(text.layers));
  for (const pair of root.items) if (!(pair.value === precision)) spaced(pair);
  document.commentBefore = ` ${text.comment}`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
