import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { FILE_TOO_LARGE } from '../rules';
import { LARGEST_FILE } from '../workspace';
import type { Presentation } from './diagnostics';

/** The diagnostic of a file that is too large to analyse. */
export function tooLargeDiagnostic(size: number, shown: Presentation): Diagnostic {
  const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;
  const href = shown.rulePage(FILE_TOO_LARGE);
  return {
    source: 'decode-lens',
    code: FILE_TOO_LARGE,
    severity: DiagnosticSeverity.Information,
    message: `this file has ${kilobytes(size)}, and specs up to ${kilobytes(LARGEST_FILE)} are read, so that typing does not wait; Decode Lens shows nothing for it, so write repeated layers as \`{ repeat, of }\` or split the file`,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    ...(href === undefined ? {} : { codeDescription: { href } }),
  };
}
