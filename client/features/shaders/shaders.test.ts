import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Diagnostic, Uri } from 'vscode';
import type { ShaderReport } from '../../../kernels/check/report';
import { type CheckShaders, registerShaders } from './shaders';

/** What the editor shows, and its listeners for changes. */
const editor = vi.hoisted(() => ({
  shown: [] as [uri: string, messages: string[]][],
  change: () => {},
}));

vi.mock('vscode', () => {
  const nothing = { dispose() {} };
  const document = { uri: { scheme: 'file', path: '/repository/kernels/projection/gemv.wgsl' } };
  return {
    Diagnostic: class {
      constructor(
        readonly range: unknown,
        readonly message: string,
      ) {}
    },
    DiagnosticSeverity: {},
    Disposable: Object.assign(class {}, { from: () => nothing }),
    Range: class {
      constructor(line: number) {
        if (line < 0) throw new Error('Illegal argument');
      }
    },
    Uri: { joinPath: (_: unknown, ...path: string[]) => path.join('/') },
    l10n: { t: (sentence: string, part: string) => sentence.replace('{0}', part) },
    languages: {
      createDiagnosticCollection: () => ({
        clear() {
          editor.shown = [];
        },
        set(entries: [Uri, Diagnostic[]][]) {
          editor.shown = entries.map(([uri, all]) => [String(uri), all.map(({ message }) => message)]);
        },
      }),
    },
    workspace: {
      isTrusted: true,
      textDocuments: [],
      onDidOpenTextDocument: () => nothing,
      onDidCloseTextDocument: () => nothing,
      onDidChangeTextDocument(heard: (event: unknown) => void) {
        editor.change = () => heard({ document, contentChanges: [{}] });
      },
      onDidSaveTextDocument: () => nothing,
      onDidGrantWorkspaceTrust: () => nothing,
    },
  };
});
vi.mock('./open-shaders', () => ({
  shaderOf: () => ({}),
  openShaders: async () => [
    { folder: { uri: { fsPath: '/repository' } }, texts: { 'projection/gemv.wgsl': '' } },
  ],
}));

const problem = {
  file: 'kernels/projection/gemv.wgsl',
  line: 1,
  column: 1,
  endColumn: 2,
  severity: 'error',
  message: 'unresolved value',
} as const;
const reportOf = (line: number): ShaderReport =>
  ({ problems: [{ ...problem, line }] }) as unknown as ShaderReport;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each<[string, CheckShaders, RegExp]>([
  ['a check that throws', () => Promise.reject(new Error('spawn EAGAIN')), /not checked: .*spawn EAGAIN/],
  ['a report of lines that there are not', async () => reportOf(0), /not checked: .*Illegal argument/],
])('%s replaces what was found before', async (_, next, words) => {
  const check = vi.fn<CheckShaders>().mockResolvedValueOnce(reportOf(1)).mockImplementation(next);
  registerShaders(check);
  editor.change();
  await vi.runAllTimersAsync();
  expect(editor.shown).toEqual([['kernels/projection/gemv.wgsl', ['unresolved value']]]);
  editor.change();
  await vi.runAllTimersAsync();
  expect(editor.shown).toEqual([['kernels/projection/gemv.wgsl', [expect.stringMatching(words)]]]);
});
