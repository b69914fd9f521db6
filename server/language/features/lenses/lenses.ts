import type { CodeLens, Command } from 'vscode-languageserver-types';
import { compareCommand, showPipelineCommand } from '../../../protocol/initialization';
import type { Settings } from '../../../protocol/settings';
import { placeOf } from '../../check';
import { locate } from '../../parse';
import type { SourceFile, Workspace } from '../../resolve';
import type { Shown } from '../names';
import type { Figures } from '../status/figures';
import { deploymentTitles } from './deployment-lenses';
import { modelTitles } from './model-lenses';

/** What lenses are made from. */
export interface LensContext {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly figures: Figures;
  readonly shown: Shown;
  /** The commands that the editor has. */
  readonly commands: ReadonlySet<string>;
}

/** What is shown of a file: the line, and the texts. */
interface Shows {
  readonly line: number;
  readonly titles: readonly string[];
}

/** Of how many files the last lenses are kept. */
const REMEMBERED = 64;

/**
 * The code lenses of files. They stand above `name`, and keep their line and text while the file is broken, so that nothing moves
 * under the hands of who types.
 */
export class Lenses {
  private readonly last = new Map<string, Shows>();

  of(file: SourceFile, context: LensContext): CodeLens[] {
    const shows = this.shows(file, context);
    if (shows === undefined) return [];
    const position = { line: shows.line, character: 0 };
    const range = { start: position, end: position };
    const commands = [
      ...shows.titles.map((title): Command => ({ title, command: '' })),
      ...actions(file, context),
    ];
    return commands.map((command) => ({ range, command }));
  }

  private shows(file: SourceFile, context: LensContext): Shows | undefined {
    const last = this.last.get(file.uri);
    const titles = titlesOf(file, context) ?? last?.titles;
    if (titles === undefined) return undefined;
    const named = locate(file.parsed, ['name']) !== undefined;
    const line = named ? lineOfName(file) : Math.min(last?.line ?? 0, file.lines.lineCount - 1);
    const shows = { line, titles };
    this.last.delete(file.uri);
    this.last.set(file.uri, shows);
    const [oldest] = this.last.keys();
    if (this.last.size > REMEMBERED && oldest !== undefined) this.last.delete(oldest);
    return shows;
  }
}

function lineOfName(file: SourceFile): number {
  return file.lines.positionAt(placeOf(file, ['name'], 'key').from).line;
}

function titlesOf(file: SourceFile, context: LensContext): readonly string[] | undefined {
  if (file.kind === 'model')
    return modelTitles(file as SourceFile<'model'>, context.workspace, context.settings);
  if (file.kind !== 'deployment') return undefined;
  const figures = context.figures.of(file as SourceFile<'deployment'>, context.settings.counting);
  return figures && deploymentTitles(figures);
}

/** What can be opened from here, as far as the editor can open it. */
function actions(file: SourceFile, { commands, shown }: LensContext): readonly Command[] {
  const all: readonly Command[] = [
    ...(file.kind === 'deployment' ? [{ title: 'Show pipeline', command: showPipelineCommand }] : []),
    { title: 'Compare', command: compareCommand },
  ];
  return all
    .filter(({ command }) => commands.has(command))
    .map((command) => ({ ...command, arguments: [shown.uriOf(file.uri)] }));
}
