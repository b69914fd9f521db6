import { oneLine } from '../core/text/escapes';
import { checkFile, type Finding, type SourceFile, type Workspace } from '../language';

/** A finding in the format of a compiler message, with the caller's name of the file. */
export function findingLine(name: string, file: SourceFile, finding: Finding): string {
  const { line, character } = file.lines.positionAt(finding.from);
  const where = `${name}:${line + 1}:${character + 1}`;
  return oneLine(`${where} ${finding.severity} ${finding.code}: ${finding.message}`);
}

/** The findings of a file as data. */
export function findingsOf(file: SourceFile, workspace: Workspace) {
  return checkFile(file, workspace).map(({ code, severity, message }) => ({ code, severity, message }));
}

/** The errors that make a file unusable, one per line. */
export function errorsOf(name: string, file: SourceFile, workspace: Workspace): string {
  const errors = checkFile(file, workspace).filter(({ severity }) => severity === 'error');
  const lines = errors.map((finding) => findingLine(name, file, finding));
  return [`${name} cannot be used:`, ...(lines.length > 0 ? lines : ['what it refers to has errors'])].join(
    '\n',
  );
}
