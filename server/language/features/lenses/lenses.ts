import type { CodeLens, Command } from 'vscode-languageserver-types';
import { locate } from '../../../yaml/parse';
import type { Uris } from '../../present/diagnostics';
import { titled } from '../../present/markdown';
import type { SourceFile } from '../../workspace';
import { placeOf } from '../../workspace';
import { type TitleContext, type Titles, titlesOf } from './titles';

/** The input of the lenses. */
export interface LensContext extends TitleContext {
  readonly shown: Uris;
  /** The editor's commands that open a panel for a file. */
  readonly commands: { readonly pipeline?: string | undefined; readonly compare?: string | undefined };
}

/** The line and the titles of a file's lenses. */
interface Shows extends Titles {
  readonly line: number;
}

/** The prefix of figures of an earlier version. */
const BEFORE_THE_ERROR = 'outdated: ';

/** The maximum number of files whose last lenses are kept. */
const REMEMBERED = 64;

/**
 * The code lenses of files, above `name`. While the file has errors they keep their line and figures, so that the
 * layout does not jump while typing, and are marked as outdated. The effect of edits since the last commit comes
 * second, where a window usually has room for it.
 */
export class Lenses {
  private readonly last = new Map<string, Shows>();

  of(file: SourceFile, context: LensContext): CodeLens[] {
    const shows = this.shows(file, context);
    if (shows === undefined) return [];
    const position = { line: shows.line, character: 0 };
    const range = { start: position, end: position };
    const [first, ...others] = shows.titles;
    const marked = first !== undefined && shows.stale ? BEFORE_THE_ERROR + first : first;
    const titles = [marked, shows.since, ...others].filter((title) => title !== undefined);
    const commands = [...titles.map(words), ...actions(file, context)];
    return commands.map((command) => ({ range, command }));
  }

  private shows(file: SourceFile, context: LensContext): Shows | undefined {
    const last = this.last.get(file.uri);
    const current = titlesOf(file, context) ?? (last && { ...last, stale: true });
    if (current === undefined) return undefined;
    const named = locate(file.parsed, ['name']) !== undefined;
    const line = named ? lineOfName(file) : Math.min(last?.line ?? 0, file.lines.lineCount - 1);
    // Until git has answered about a new commit, the lenses for the old one stay.
    const asked = context.lastCommit?.knows(file.uri) === false;
    const shows = {
      line,
      titles: current.titles,
      stale: current.stale,
      since: asked ? last?.since : current.since,
    };
    this.last.delete(file.uri);
    this.last.set(file.uri, shows);
    const [oldest] = this.last.keys();
    if (this.last.size > REMEMBERED && oldest !== undefined) this.last.delete(oldest);
    return shows;
  }
}

/** A lens without a command. */
const words = (title: string): Command => ({ title: titled(title), command: '' });

function lineOfName(file: SourceFile): number {
  return file.lines.positionAt(placeOf(file, ['name'], 'key').from).line;
}

/** The lenses that open a panel, if the editor has its command. */
function actions(file: SourceFile, { commands, shown }: LensContext): readonly Command[] {
  const all = [
    { title: 'Show pipeline', command: file.kind === 'deployment' ? commands.pipeline : undefined },
    { title: 'Compare', command: commands.compare },
  ];
  return all.flatMap(({ title, command }) =>
    command === undefined ? [] : [{ title, command, arguments: [shown.uriOf(file.uri)] }],
  );
}
