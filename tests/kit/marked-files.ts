import type { Location, TextEdit } from 'vscode-languageserver-types';
import { Names } from '../../server/language/names';
import type { SourceFile, Workspace } from '../../server/language/workspace';
import { applied } from './edits';
import { fileIn, shown, uriOf, workspaceOf } from './workspace';

const MARKS = /[‸«»]/g;

/**
 * Files of a workspace written in one text, each after a line `=== name`. `‸` is the cursor, `«` and `»` stand around the
 * places that an answer is expected to give.
 */
export class MarkedFiles {
  readonly workspace: Workspace;
  readonly names = new Names();
  readonly shown = shown;
  /** The texts with the expected places, as {@link marking} writes them. */
  readonly expected: Readonly<Record<string, string>>;
  readonly offset: number;
  private readonly cursorFile: string;

  constructor(marked: string) {
    const parts = marked.split(/^=== (.*)\n/m).slice(1);
    const files = parts.flatMap((name, index) =>
      index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [],
    ) as [string, string][];
    this.workspace = workspaceOf(
      Object.fromEntries(files.map(([name, text]) => [name, text.replace(MARKS, '')])),
    );
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
    return fileIn(this.workspace, name);
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
    return Object.fromEntries(names.map((name) => [name, applied(this.file(name).text, editsOf(name))]));
  }
}
