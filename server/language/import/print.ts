import { Document, isMap, isSeq, type Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { PrecisionSpec } from '../../core/spec';
import type { Figure, Figures, Plan } from './figure';
import type { LayerEntry } from './layer-list';

/** A model file to be written: its head, designs and layers. */
export interface ModelText {
  readonly comment: string;
  readonly head: Figures;
  readonly precision: PrecisionSpec;
  readonly precisionComment: string;
  readonly attention: Plan['designs'];
  readonly ffn: Plan['designs'];
  readonly layers: readonly LayerEntry[];
}

function scalar({ value, comment }: Figure): Scalar {
  const node = new Scalar(value);
  if (comment !== undefined) node.comment = ` ${comment}`;
  return node;
}

const isFigure = (value: Figure | PrecisionSpec): value is Figure => 'value' in value;

function precisionNode(precision: PrecisionSpec): YAMLMap {
  const map = new YAMLMap();
  for (const [role, type] of Object.entries(precision)) if (type !== undefined) map.set(role, type);
  map.flow = true;
  return map;
}

function mapOf(figures: Figures): YAMLMap {
  const map = new YAMLMap();
  // A comment needs a line of its own value; without one the map fits on a line.
  map.flow = true;
  for (const [key, value] of Object.entries(figures)) {
    if (value === undefined) continue;
    if (isFigure(value) && value.comment !== undefined) map.flow = false;
    map.set(new Scalar(key), isFigure(value) ? scalar(value) : precisionNode(value));
  }
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

function designs(of: Plan['designs']): YAMLMap {
  const map = new YAMLMap();
  for (const [name, design] of Object.entries(of)) map.set(name, mapOf(design));
  return map;
}

function spaced(pair: Pair<unknown, unknown>): Pair<unknown, unknown> {
  if (pair.key instanceof Scalar && (isMap(pair.value) || isSeq(pair.value))) pair.key.spaceBefore = true;
  return pair;
}

/** Writes a model file. */
export function printModel(text: ModelText): string {
  const document = new Document();
  const root = mapOf(text.head);
  root.flow = false;
  document.contents = root;
  const precision = precisionNode(text.precision);
  precision.comment = ` ${text.precisionComment}`;
  root.set(new Scalar('precision'), precision);
  root.set(new Scalar('attention'), designs(text.attention));
  root.set(new Scalar('ffn'), designs(text.ffn));
  root.set(new Scalar('layers'), layersNode(text.layers));
  for (const pair of root.items) if (!(pair.value === precision)) spaced(pair);
  document.commentBefore = ` ${text.comment}`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
