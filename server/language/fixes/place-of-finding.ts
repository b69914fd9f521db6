import { type Parent, partValue } from '../../yaml/edit';
import type { ParsedYaml, Placed, YamlMap, YamlSeq } from '../../yaml/parse';
import { type Finding, placeOf } from '../rules';
import type { SchemaIssue } from '../schema';
import type { SourceFile } from '../workspace';

/** The issue of the schema that a finding tells of: the one with its data, or at its place. */
export function issueOf(file: SourceFile, finding: Finding): SchemaIssue | undefined {
  return file.issues.find(
    ({ code, data, path, at }) =>
      code === finding.code && data === finding.data && placeOf(file, path, at).from === finding.from,
  );
}

/** The entry whose key begins at an offset; of keys that stand twice, that very one. */
export function entryWithKeyAt(parsed: ParsedYaml, offset: number): Parent<YamlMap> | undefined {
  let at: Placed | undefined = parsed.root && { node: parsed.root, offset: parsed.rootOffset };
  while (at !== undefined && (at.node.kind === 'map' || at.node.kind === 'seq')) {
    const { node, offset: start }: Placed<YamlMap | YamlSeq> = { node: at.node, offset: at.offset };
    const index = node.offsets.findLastIndex((part) => start + part <= offset);
    if (index < 0) return undefined;
    const from = start + (node.offsets[index] ?? 0);
    const entry = node.kind === 'map' ? node.entries[index] : undefined;
    if (
      node.kind === 'map' &&
      entry !== undefined &&
      from + entry.keyOffset + entry.key.contentOffset === offset
    )
      return { node, offset: start, index };
    at = partValue({ node, offset: start, index });
  }
  return undefined;
}
