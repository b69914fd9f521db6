import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { Settings } from '../../../protocol/settings';
import { placeOf } from '../../check';
import { locate, type Range, type YamlPath } from '../../parse';
import type { SourceFile, Workspace } from '../../resolve';
import { toRange } from '../diagnostics/diagnostics';
import { paragraphs } from '../hover/markdown';
import type { Shown } from '../names';
import type { Figures } from '../status/figures';

/** What hints are made from. */
export interface HintContext {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly figures: Figures;
  readonly shown: Shown;
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
}

const STALE = 'This file has errors: the figure is that of its last whole version.';

/** The tooltip of a hint: its paragraphs, and whether the figure is of an earlier version. */
export function tooltipOf(file: SourceFile, ...parts: readonly (string | undefined)[]): string {
  return paragraphs(...parts, file.stale ? STALE : undefined);
}

/** The end of a value in its line; of one that goes over several lines, the end of the line with its key. */
function endOf(text: string, value: Range): number {
  const written = text.slice(value.from, value.to);
  return value.from + written.trimEnd().length;
}

/**
 * Where a hint on a key path goes: after its value, or after its key where the value is a block of lines. Undefined where
 * nothing is at the path, or it is written elsewhere (through an alias or a merge key).
 */
export function afterValue(file: SourceFile, path: YamlPath): number | undefined {
  const found = locate(file.parsed, path);
  if (found === undefined || found.via !== undefined) return undefined;
  const { key, value } = found;
  const { text } = file;
  if (value !== undefined && value.to > value.from) {
    const end = endOf(text, value);
    if (!/[\r\n]/.test(text.slice(key?.from ?? value.from, end))) return end;
    if (key === undefined) return value.from + text.slice(value.from, end).search(/\s*[\r\n]/);
  }
  // The colon, and an anchor or tag behind it.
  const rest = key && /^[^\S\r\n]*:(?:[^\S\r\n]+[&!]\S*)*/.exec(text.slice(key.to, key.to + 200));
  return key && key.to + (rest?.[0].length ?? 0);
}

function toPart({ text, to }: Part, shown: Shown): InlayHintLabelPart {
  if (to === undefined) return { value: text };
  const range = toRange(to.file, placeOf(to.file, to.path, 'key'));
  return { value: text, location: { uri: shown.uriOf(to.file.uri), range } };
}

/** A hint as the protocol has it. */
export function toInlayHint(file: SourceFile, { at, parts, tooltip }: Hint, shown: Shown): InlayHint {
  return {
    position: file.lines.positionAt(at),
    label: parts.map((part) => toPart(part, shown)),
    tooltip: { kind: 'markdown', value: tooltip },
    paddingLeft: true,
  };
}
