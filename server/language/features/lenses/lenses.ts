import type { CodeLens, Command } from 'vscode-languageserver-types';
import { locate } from '../../../yaml/parse';
import type { Uris } from '../../present/diagnostics';
import type { SourceFile } from '../../workspace';
import { placeOf } from '../../workspace';
import { type Said, type SayingContext, saidOf } from './said';

/** What lenses are made from. */
export interface LensContext extends SayingContext {
  readonly shown: Uris;
  /** The commands of the editor that open a panel on a file, as far as it has them. */
  readonly commands: { readonly pipeline?: string | undefined; readonly compare?: string | undefined };
}

/** What is shown of a file: the line, and the texts. */
interface Shows extends Said {
  readonly line: number;
}

/** Stands before what is said of an earlier version. */
const BEFORE_THE_ERROR = 'before the error: ';

/** Of how many files the last lenses are kept. */
const REMEMBERED = 64;

/**
 * The code lenses of files. They stand above `name`, and keep their line and figures while the file is broken, so that little
 * moves under the hands of who types, and say that the figures are earlier ones. What edits did since the last commit stands second, where a window is wide enough to show it.
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
    const said = saidOf(file, context) ?? (last && { ...last, stale: true });
    if (said === undefined) return undefined;
    const named = locate(file.parsed, ['name']) !== undefined;
    const line = named ? lineOfName(file) : Math.min(last?.line ?? 0, file.lines.lineCount - 1);
    // Until git has answered about another commit, what was said of the one before stays.
    const asked = context.lastCommit?.knows(file.uri) === false;
    const shows = { line, titles: said.titles, stale: said.stale, since: asked ? last?.since : said.since };
    this.last.delete(file.uri);
    this.last.set(file.uri, shows);
    const [oldest] = this.last.keys();
    if (this.last.size > REMEMBERED && oldest !== undefined) this.last.delete(oldest);
    return shows;
  }
}

/** A lens that is only read. */
const words = (title: string): Command => ({ title, command: '' });

function lineOfName(file: SourceFile): number {
  return file.lines.positionAt(placeOf(file, ['name'], 'key').from).line;
}

/** What can be opened from here, as far as the editor can open it. */
function actions(file: SourceFile, { commands, shown }: LensContext): readonly Command[] {
  const all = [
    { title: 'Show pipeline', command: file.kind === 'deployment' ? commands.pipeline : undefined },
    { title: 'Compare', command: commands.compare },
  ];
  return all.flatMap(({ title, command }) =>
    command === undefined ? [] : [{ title, command, arguments: [shown.uriOf(file.uri)] }],
  );
}
