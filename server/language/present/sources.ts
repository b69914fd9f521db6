import type { Input } from '../../core/cost';
import { dataAt, mapOf } from '../../core/data';
import { fileName } from '../../core/text/file-name';
import type { SourceFile } from '../workspace';
import { placeOf } from '../workspace';
import { plain } from './markdown';

/** The files that explanations refer to. */
export interface Files {
  readonly model: SourceFile;
  readonly hardware?: SourceFile;
}

/**
 * The source that a file states for a key path: next to the value, or of the most specific entry that covers it.
 */
export function statedSource(file: SourceFile, path: readonly (string | number)[]): string | undefined {
  const { source: own } = mapOf(dataAt(file.data, path));
  if (typeof own === 'string') return own;
  const sources = mapOf(mapOf(file.data).sources);
  for (let length = path.length; length > 0; length--) {
    const source = sources[path.slice(0, length).join('.')];
    if (typeof source === 'string') return source;
  }
  return undefined;
}

/** A link to the line of a key path: `h20.hardware.yaml:3`. */
function lineLink(file: SourceFile, path: readonly (string | number)[]): string {
  const line = file.lines.positionAt(placeOf(file, path).from).line + 1;
  const name = fileName(file.uri);
  return `[${plain(name)}:${line}](${file.uri}#L${line})`;
}

/** The origin of a number: its line, and the source that the file states for it. */
export function originOf(input: Input, files: Files): string {
  const { origin } = input;
  if (origin.kind === 'given') return plain(origin.note);
  const file = origin.file === 'model' ? files.model : files.hardware;
  if (file === undefined) return origin.file;
  const stated = statedSource(file, origin.path);
  return stated === undefined
    ? lineLink(file, origin.path)
    : `${lineLink(file, origin.path)}, ${plain(stated)}`;
}
