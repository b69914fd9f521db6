import type { Location, Position, TextEdit } from 'vscode-languageserver-types';
import { type SourceFile, Workspace } from '../workspace';
import { Names, type Shown } from './index';

const FOLDER = 'file:///work/';
const MARKS = /[‸«»]/g;

/**
 * Files of a workspace written in one text, each after a line `=== name`. `‸` is the cursor, `«` and `»` stand around the
 * places that an answer is expected to give.
 */
export class MarkedFiles {
  readonly workspace = new Workspace();
  readonly names = new Names();
  readonly shown: Shown = { uriOf: (uri) => uri };
  /** The texts with the expected places, as {@link marking} writes them. */
  readonly expected: Readonly<Record<string, string>>;
  readonly offset: number;
  private readonly cursorFile: string;

  constructor(marked: string) {
    const parts = marked.split(/^=== (.*)\n/m).slice(1);
    const files = parts.flatMap((name, index) =>
      index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [],
    ) as [string, string][];
    for (const [name, text] of files) this.workspace.update(uriOf(name), text.replace(MARKS, ''));
    const [name = files[0]?.[0] ?? '', text = ''] = files.find((file) => file[1].includes('‸')) ?? [];
    this.cursorFile = name;
    this.offset = text.replace(/[«»]/g, '').indexOf('‸');
    this.expected = Object.fromEntries(files.map((file) => [file[0], file[1].replaceAll('‸', '')]));
  }

  /** The file of the cursor, or the first. */
  get here(): SourceFile {
    return this.file(this.cursorFile);
  }

  file(name: string): SourceFile {
    const file = this.workspace.file(uriOf(name));
    if (file === undefined) throw new Error(`there is no ${name}`);
    return file;
  }

  /** The texts with `«` and `»` around places. */
  marking(places: readonly Location[]): Readonly<Record<string, string>> {
    const marked = places.flatMap(({ uri, range }) => [
      { uri, at: range.start, mark: '«' },
      { uri, at: range.end, mark: '»' },
    ]);
    return this.changed((name) =>
      marked
        .filter(({ uri }) => uri === uriOf(name))
        .map(({ at, mark }) => ({ range: { start: at, end: at }, newText: mark })),
    );
  }

  /** The texts after the edits that each of them gets. */
  changed(editsOf: (name: string) => readonly TextEdit[]): Readonly<Record<string, string>> {
    const names = Object.keys(this.expected);
    return Object.fromEntries(names.map((name) => [name, applied(this.file(name), editsOf(name))]));
  }
}

/** The uri of a file of {@link MarkedFiles}. */
export function uriOf(name: string): string {
  return name.includes(':/') ? name : FOLDER + name;
}

/** A text after edits, all of which speak of the text before. */
export function applied(file: SourceFile, edits: readonly TextEdit[]): string {
  const offset = (position: Position) => file.lines.offsetAt(position);
  return edits
    .map(({ range, newText }, index) => ({
      from: offset(range.start),
      to: offset(range.end),
      newText,
      index,
    }))
    .sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index)
    .reduce((text, { from, to, newText }) => text.slice(0, from) + newText + text.slice(to), file.text);
}
