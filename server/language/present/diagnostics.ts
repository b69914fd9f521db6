import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Range as Span } from '../../yaml/parse';
import { checkFile, type Finding, type RelatedPlace, type Severity } from '../rules';
import type { SourceFile, Workspace } from '../workspace';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** Converts file names for the host. */
export interface Uris {
  /** The editor's uri of a file. */
  uriOf(canonical: string): string;
}

/** Converts names of files and rules for the host. */
export interface Presentation extends Uris {
  /** The url of the page of a rule. */
  rulePage(code: string): string | undefined;
}

/** A range of a file as lines and UTF-16 columns. */
export function toRange(file: SourceFile, { from, to }: Span): Diagnostic['range'] {
  return { start: file.lines.positionAt(from), end: file.lines.positionAt(to) };
}

function toRelated(place: RelatedPlace, workspace: Workspace, shown: Presentation) {
  const file = workspace.file(place.uri);
  if (file === undefined) return [];
  return [{ location: { uri: shown.uriOf(place.uri), range: toRange(file, place) }, message: place.message }];
}

function toDiagnostic(
  file: SourceFile,
  finding: Finding,
  workspace: Workspace,
  shown: Presentation,
): Diagnostic {
  const { code, severity, message, related = [] } = finding;
  const href = shown.rulePage(code);
  return {
    source: 'decode-lens',
    code,
    severity: SEVERITIES[severity],
    message,
    range: toRange(file, finding),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.flatMap((place) => toRelated(place, workspace, shown)) }),
  };
}

/** The findings of a file as diagnostics. */
export function diagnosticsOf(file: SourceFile, workspace: Workspace, shown: Presentation): Diagnostic[] {
  return checkFile(file, workspace).map((finding) => toDiagnostic(file, finding, workspace, shown));
}
