import type { SourceFile } from '../../workspace';

/** A changed value of a file. */
export interface Edit {
  readonly uri: string;
  /** Key path, such as `memory.bandwidth`. */
  readonly path: string;
  /** As written; undefined if it was absent, or is absent now. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The length from which a value is abbreviated. */
const LONGEST = 40;

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(
  before: unknown,
  after: unknown,
  path: readonly string[],
  found: (edit: Omit<Edit, 'uri'>) => void,
): void {
  if (before === after) return;
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      collect(own(before, key), own(after, key), [...path, key], found);
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, value] of before.entries())
      collect(value, after[index], [...path, String(index)], found);
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    found({ path: path.join('.'), before: shown(before), after: shown(after) });
  }
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The differing values of two versions of a file, ignoring comments, order and formatting. */
export function editsOf(before: SourceFile, after: SourceFile): readonly Edit[] {
  const edits: Edit[] = [];
  if (before.text !== after.text)
    collect(before.data, after.data, [], (edit) => edits.push({ uri: after.uri, ...edit }));
  return edits;
}
