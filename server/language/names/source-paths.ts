import { keyText, type ParsedYaml, type Placed, type Range, type YamlPath } from '../../yaml/parse';
import { type Anchors, contentOf } from './anchors';
import { entriesOf } from './entries';

/** A key under `sources`, which refers to another key of the file by its path. */
export interface SourcePath {
  readonly key: Placed;
  readonly range: Range;
  readonly segments: readonly string[];
}

/** The keys under `sources`, in document order. */
export function sourcePaths({ root, rootOffset }: ParsedYaml, anchors: Anchors): readonly SourcePath[] {
  const place = root && { node: root, offset: rootOffset };
  return [...entriesOf(place, anchors, new Set())]
    .filter(({ key }) => keyText(key.node) === 'sources')
    .flatMap(({ value }) => [...entriesOf(value, anchors, new Set())])
    .filter(({ key }) => key.node.kind === 'scalar')
    .map(({ key }) => ({ key, range: contentOf(key), segments: keyText(key.node).split('.') }));
}

/**
 * The segments as a path. Segments that can only be an index become numbers, which also match the key of that
 * name.
 */
export function pathOf({ segments }: SourcePath): YamlPath {
  return segments.map((segment) => (/^(?:0|[1-9]\d*)$/.test(segment) ? Number(segment) : segment));
}
