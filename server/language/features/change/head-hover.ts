import { pathAt } from '../../../yaml/parse';
import { plain } from '../../present/markdown';
import type { SourceFile } from '../../workspace';
import type { Hover } from '../hover/hover';

/** Whether a place is the name of a deployment or model, whose hover tells what edits did to it. */
export function isCompared(file: SourceFile, offset: number): boolean {
  const path = pathAt(file.parsed, offset)?.path;
  return file.kind !== 'hardware' && path?.length === 1 && path[0] === 'name';
}

/** A hover with a line on what edits did, below its first paragraph. */
export function withHeadLine(hover: Hover, line: string | undefined): Hover {
  if (line === undefined) return hover;
  const [first = '', ...others] = hover.markdown.split('\n\n');
  return { ...hover, markdown: [first, `*${plain(line)}*`, ...others].join('\n\n') };
}
