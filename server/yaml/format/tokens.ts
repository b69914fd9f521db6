import { nodesOf, type ParsedYaml, type Placed } from '../parse';

/** A span that formatting leaves unchanged: a scalar, an alias, an anchor or a tag. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** True for block scalars, whose lines move with the line that they begin on. */
  readonly block: boolean;
}

function tokensOf(text: string, { node, offset }: Placed): readonly Token[] {
  const content = offset + node.contentOffset;
  const properties =
    node.contentOffset > 0
      ? [{ from: offset, to: offset + text.slice(offset, content).trimEnd().length, block: false }]
      : [];
  if (node.kind === 'map' || node.kind === 'seq') return properties;
  const block = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  return [...properties, { from: content, to: offset + node.length, block }];
}

/** The tokens of a file, in document order. */
export function tokens(parsed: ParsedYaml): readonly Token[] {
  return nodesOf(parsed)
    .flatMap((at) => tokensOf(parsed.text, at))
    .filter(({ from, to }) => to > from);
}
