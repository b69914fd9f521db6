import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { ShaderProblem, ShaderReport } from '../../../kernels/check/report';
import { type OpenShaders, openShaders, shaderOf } from './open-shaders';

/**
 * Checks the shaders of a repository, with texts that replace its files; or returns why it cannot.
 *
 * @param signal cancels the check
 */
export type CheckShaders = (
  repository: string,
  texts: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<ShaderReport | string>;

/** The delay of a check after the last keystroke. */
const PAUSE_MS = 250;
const SOURCE = 'decode-lens-wgsl';

/**
 * For contributors: shows the errors of the kernels' shaders while they are edited. Only in a trusted folder that
 * is this project's repository, because the repository's own code does the checking.
 */
export function registerShaders(check: CheckShaders | undefined): Disposable {
  if (check === undefined) return new Disposable(() => {});
  const collection = languages.createDiagnosticCollection(SOURCE);
  let running = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const open = workspace.isTrusted ? await openShaders() : [];
    const found = await Promise.all(
      open.map((shaders) =>
        diagnosticsOf(shaders, check, signal).catch((error) => uncheckedOf(shaders, String(error))),
      ),
    );
    // A newer check is running and replaces this one.
    if (signal.aborted) return;
    collection.clear();
    collection.set(found.flat());
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), PAUSE_MS);
  };
  const scheduleIfShader = ({ uri }: TextDocument): void => {
    if (shaderOf(uri) !== undefined) schedule();
  };

  workspace.textDocuments.forEach(scheduleIfShader);
  return Disposable.from(
    collection,
    workspace.onDidOpenTextDocument(scheduleIfShader),
    workspace.onDidCloseTextDocument(scheduleIfShader),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) scheduleIfShader(document);
    }),
    // The programs also determine the shaders.
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.includes('/kernels/')) schedule();
    }),
    workspace.onDidGrantWorkspaceTrust(schedule),
    new Disposable(() => {
      clearTimeout(timer);
      running.abort();
    }),
  );
}

type Entry = [Uri, Diagnostic[]];

async function diagnosticsOf(
  { folder, texts }: OpenShaders,
  check: CheckShaders,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const report = await check(folder.uri.fsPath, texts, signal);
  if (typeof report === 'string') return uncheckedOf({ folder, texts }, report);
  return report.problems.map((problem) => [Uri.joinPath(folder.uri, problem.file), [diagnosticOf(problem)]]);
}

/** Reports at every shader why it is not checked. */
function uncheckedOf({ folder, texts }: OpenShaders, reason: string): readonly Entry[] {
  const message = l10n.t('The shaders are not checked: {0}', reason);
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 0), message, DiagnosticSeverity.Information);
  diagnostic.source = SOURCE;
  return Object.keys(texts).map((name) => [Uri.joinPath(folder.uri, 'kernels', name), [diagnostic]]);
}

function diagnosticOf({ line, column, endColumn, severity, message }: ShaderProblem): Diagnostic {
  const range = new Range(line - 1, column - 1, line - 1, endColumn - 1);
  const level = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const diagnostic = new Diagnostic(range, message, level);
  diagnostic.source = SOURCE;
  return diagnostic;
}
