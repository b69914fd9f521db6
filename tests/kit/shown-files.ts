import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { inlayHints } from '../../server/language/features/hints/hints';
import { Figures, type SourceFile, type Workspace } from '../../server/language/workspace';
import { defaultSettings, type Settings } from '../../server/protocol/settings';
import { type Files, onlyPlace, RICH_FILES } from './texts';
import { fileIn, shown, uriOf, workspaceOf } from './workspace';

/** A folder of files that an editor shows and changes. */
export class ShownFiles {
  readonly workspace: Workspace;
  readonly figures: Figures;

  constructor(
    files: Files = {},
    readonly settings: Settings = defaultSettings,
  ) {
    this.workspace = workspaceOf({ ...RICH_FILES, ...files });
    this.figures = new Figures(this.workspace);
  }

  get context() {
    const { workspace, figures, settings } = this;
    return {
      workspace,
      figures,
      settings,
      shown,
      commands: {},
    };
  }

  file(name: string): SourceFile {
    return fileIn(this.workspace, name);
  }

  /** Replaces a text that stands there once, as typing does. */
  edit(name: string, found: string, text: string): void {
    const before = this.file(name).text;
    const at = onlyPlace(before, found);
    const change = { fromA: at, toA: at + found.length, fromB: at, toB: at + text.length };
    this.workspace.update(uriOf(name), before.slice(0, at) + text + before.slice(at + found.length), change);
  }

  hints(name: string): readonly InlayHint[] {
    const file = this.file(name);
    return inlayHints(file, this.context, { from: 0, to: file.text.length });
  }

  /** The lines of a file that have hints, with the hints where they stand: `context: 4096⟦128 MB per sequence⟧`. */
  lines(name: string): readonly string[] {
    const { text, lines } = this.file(name);
    const hints = this.hints(name)
      .map((hint) => ({ at: lines.offsetAt(hint.position), text: labelOf(hint) }))
      .sort((one, other) => other.at - one.at);
    const written = hints.reduce(
      (sum, hint) => `${sum.slice(0, hint.at)}⟦${hint.text}⟧${sum.slice(hint.at)}`,
      text,
    );
    return written.split(/\r?\n/).filter((line) => line.includes('⟦'));
  }
}

/** What a hint says. */
export function labelOf({ label }: InlayHint): string {
  return (label as readonly InlayHintLabelPart[]).map(({ value }) => value).join('');
}
