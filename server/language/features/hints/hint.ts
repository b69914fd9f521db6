import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { View } from '../../../core/summary';
import { locate, type YamlPath } from '../../../yaml/parse';
import { toRange, type Uris } from '../../present/diagnostics';
import { paragraphs } from '../../present/markdown';
import { type Figures, placeOf, type SourceFile, type Workspace } from '../../workspace';

/** Which hints are shown, and how costs are. */
interface HintSettings extends Pick<View, 'counting'> {
  readonly inlayHints: Readonly<Record<'stateBytes' | 'parameters' | 'cost' | 'card', boolean>>;
}

/** What hints are made from. */
export interface HintContext {
  readonly workspace: Workspace;
  readonly settings: HintSettings;
  readonly figures: Figures;
  readonly shown: Uris;
}

/** A piece of a hint, and the line that it leads to. */
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
  /** Whether the figure is an earlier one though this file is whole: another has errors. */
  readonly stale?: boolean;
}

/** Stands before a figure of an earlier version; short, for VS Code cuts hints off after 43 characters. */
const WAS: Part = { text: 'was ' };

const STALE = 'This file has errors: the figure is that of its last whole version.';

/** The tooltip of a hint: its paragraphs, and whether the figure is of an earlier version. */
export function tooltipOf(file: SourceFile, ...parts: readonly (string | undefined)[]): string {
  return paragraphs(...parts, file.stale ? STALE : undefined);
}

/**
 * Where a hint on a key path goes: after its value, or after its key where the value is a block of lines. Undefined where
 * nothing is at the path, or it is written elsewhere (through an alias or a merge key).
 */
export function afterValue(file: SourceFile, path: YamlPath): number | undefined {
  const found = locate(file.parsed, path);
  if (found === undefined || found.via !== undefined) return undefined;
  const { key, value } = found;
  const { text, lines } = file;
  if (value !== undefined && value.to > value.from) {
    const lineEnd = lines.lineEnd(lines.lineOf(key?.from ?? value.from));
    const inLine = text.slice(value.from, Math.min(value.to, lineEnd)).trimEnd().length;
    // Nothing but blanks may follow in other lines; what is long need not be looked at.
    const rest = text.slice(Math.max(lineEnd, value.from), Math.min(value.to, lineEnd + 100));
    if (value.from < lineEnd && rest.trim() === '') return value.from + inLine;
    if (key === undefined) return value.from + inLine;
  }
  // The colon, and an anchor or tag behind it.
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
