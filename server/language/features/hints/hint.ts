import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { View } from '../../../core/summary';
import { locate, type YamlPath } from '../../../yaml/parse';
import { toRange, type Uris } from '../../present/diagnostics';
import { paragraphs } from '../../present/markdown';
import { type Figures, placeOf, type SourceFile, type Workspace } from '../../workspace';

/** Which hints are shown, and how costs are shown. */
interface HintSettings extends Pick<View, 'counting'> {
  readonly inlayHints: Readonly<Record<'stateBytes' | 'parameters' | 'cost' | 'card', boolean>>;
}

/** The input of the hints. */
export interface HintContext {
  readonly workspace: Workspace;
  readonly settings: HintSettings;
  readonly figures: Figures;
  readonly shown: Uris;
}

/** A part of a hint, and the line that it links to. */
export interface Part {
  readonly text: string;
  readonly to?: { readonly file: SourceFile; readonly path: YamlPath };
}

/** A hint at an offset. */
export interface Hint {
  readonly at: number;
  readonly parts: readonly Part[];
  /** Markdown. */
  readonly tooltip: string;
  /** Whether the figure is outdated because another file has errors. */
  readonly stale?: boolean;
}

/** The prefix of an outdated figure; short, because VS Code truncates hints after 43 characters. */
const WAS: Part = { text: 'was ' };

const STALE = 'Outdated: fix the errors of this file to update the figure.';

/** The tooltip of a hint: its paragraphs, and a note on an outdated figure. */
export function tooltipOf(file: SourceFile, ...parts: readonly (string | undefined)[]): string {
  return paragraphs(...parts, file.stale ? STALE : undefined);
}

/**
 * The offset of a hint for a key path: after its value, or after its key if the value is a block. Undefined if the
 * path is missing, or written elsewhere (through an alias or a merge key).
 */
export function afterValue(file: SourceFile, path: YamlPath): number | undefined {
  const found = locate(file.parsed, path);
  if (found === undefined || found.via !== undefined) return undefined;
  const { key, value } = found;
  const { text, lines } = file;
  if (value !== undefined && value.to > value.from) {
    const lineEnd = lines.lineEnd(lines.lineOf(key?.from ?? value.from));
    const inLine = text.slice(value.from, Math.min(value.to, lineEnd)).trimEnd().length;
    // Only blanks may follow on other lines; long text need not be checked.
    const rest = text.slice(Math.max(lineEnd, value.from), Math.min(value.to, lineEnd + 100));
    if (value.from < lineEnd && rest.trim() === '') return value.from + inLine;
    if (key === undefined) return value.from + inLine;
  }
  // The colon, and an anchor or tag after it.
  const colon = key && /^[^\S\r\n]*:(?:[^\S\r\n]+[&!]\S*)*/.exec(text.slice(key.to, key.to + 200));
  return key && key.to + (colon?.[0].length ?? 0);
}

function toPart({ text, to }: Part, shown: Uris): InlayHintLabelPart {
  if (to === undefined) return { value: text };
  const range = toRange(to.file, placeOf(to.file, to.path, 'key'));
  return { value: text, location: { uri: shown.uriOf(to.file.uri), range } };
}

/** A hint as the protocol has it. */
export function toInlayHint(
  file: SourceFile,
  { at, parts, tooltip, stale = false }: Hint,
  shown: Uris,
): InlayHint {
  const all = file.stale || stale ? [WAS, ...parts] : parts;
  return {
    position: file.lines.positionAt(at),
    label: all.map((part) => toPart(part, shown)),
    tooltip: { kind: 'markdown', value: tooltip },
    paddingLeft: true,
  };
}
