import { checkFile, type Finding, type SourceFile, type Workspace } from '../language';

/** A finding as a compiler prints it, of a file as its caller names it. */
export function findingLine(name: string, file: SourceFile, finding: Finding): string {
  const { line, character } = file.lines.positionAt(finding.from);
  return `${name}:${line + 1}:${character + 1} ${finding.severity} ${finding.code}: ${finding.message}`;
}

/** The findings of a file as data. */
export function findingsOf(file: SourceFile, workspace: Workspace) {
  return checkFile(file, workspace).map(({ code, severity, message }) => ({ code, severity, message }));
}

/** Why a file cannot be used: its errors, one a line. */
export function errorsOf(name: string, file: SourceFile, workspace: Workspace): string {
  const errors = checkFile(file, workspace).filter(({ severity }) => severity === 'error');
  const lines = errors.map((finding) => findingLine(name, file, finding));
  return [`${name} cannot be used:`, ...(lines.length > 0 ? lines : ['what it refers to has errors'])].join(
    '\n',
  );
}
