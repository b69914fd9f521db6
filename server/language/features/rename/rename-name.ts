import type { FileNames, NameKind, Occurrence } from '../../names';
import { occurrencesOf, reads, Writer } from '../../names';
import { inOrder, type Refusal, type Renaming, refused } from './renaming';

const WORDS: Readonly<Record<NameKind, string>> = { attention: 'attention', ffn: 'FFN', anchor: 'anchor' };

const isAnchorName = (name: string): boolean =>
  /^[^\s,[\]{}:&*!#]+$/u.test(name) && reads(`[&${name} 0, *${name}]\n`, [0, 0]);

/**
 * All occurrences that must change together: those of the name, and if one of them also is an occurrence of
 * another name (a text behind an anchor, used as attention and as FFN), those of the other one.
 */
function connected(names: FileNames, first: Occurrence): readonly Occurrence[] {
  const ids = new Set([first.id]);
  const open = [first];
  const found: Occurrence[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const places = occurrencesOf(names, next);
    found.push(...places);
    const starts = new Set(places.map(({ written }) => written?.scalar.from));
    for (const other of names.occurrences) {
      if (other.written === undefined || ids.has(other.id) || !starts.has(other.written.scalar.from))
        continue;
      ids.add(other.id);
      open.push(other);
    }
  }
  return found;
}

function objection(names: FileNames, places: readonly Occurrence[], newName: string): string | undefined {
  const kinds = new Set(places.map(({ kind }) => kind));
  const [kind = 'anchor'] = kinds;
  const word = WORDS[kind];
  if (newName === '') return `the name of an ${word} cannot be empty; give at least one character`;
  if (/[\p{Cc}\p{Cs}]/u.test(newName))
    return `the name of an ${word} stays on one line; leave out line breaks and tabs`;
  if (kind === 'anchor' && !isAnchorName(newName))
    return `‘${newName}’ cannot name an anchor; use letters, digits, - and _`;
  const taken = names.occurrences.some(
    (other) => other.role === 'definition' && kinds.has(other.kind) && other.name === newName,
  );
  if (taken) return `there is an ${word} named ‘${newName}’ already; choose another name`;
  const inPath = places.some(({ written }) => written !== undefined && written.before !== '');
  if (inPath && newName.includes('.'))
    return `\`sources\` names this ${word} in a path, in which a dot parts keys; choose a name without dots`;
  return undefined;
}

/** Renames an attention, an FFN or an anchor everywhere in its file. */
export function renameName(names: FileNames, occurrence: Occurrence, typed: string): Renaming | Refusal {
  const newName = typed.trim();
  const { file } = names;
  if (newName === occurrence.name) return { ok: true, changes: [] };
  const places = connected(names, occurrence);
  const problem = objection(names, places, newName);
  if (problem !== undefined) return refused(problem);
  const writer = new Writer(file.text);
  const edits = places.flatMap(({ written }) =>
    written === undefined ? [] : [writer.rename(written, newName)],
  );
  return { ok: true, changes: [{ file, edits: inOrder(edits) }] };
}
