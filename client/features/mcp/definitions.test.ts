import { beforeEach, expect, test, vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };

/** What of the editor the feature touches. */
const editor = vi.hoisted(() => ({
  fired: 0,
  folders: [] as { readonly uri: { readonly scheme: string; readonly fsPath: string } }[],
  changeFolders: () => {},
  register: vi.fn(),
}));

vi.mock('vscode', () => ({
  Disposable: class {
    static from() {
      return new this();
    }
    dispose() {}
  },
  EventEmitter: class {
    readonly event = () => {};
    fire() {
      editor.fired++;
    }
  },
  McpStdioServerDefinition: class {
    constructor(...given: readonly unknown[]) {
      Object.assign(this, { given });
    }
  },
  lm: {
    get registerMcpServerDefinitionProvider() {
      return editor.register;
    },
  },
  workspace: {
    get workspaceFolders() {
      return editor.folders;
    },
    onDidChangeWorkspaceFolders(listener: () => void) {
      editor.changeFolders = listener;
    },
  },
}));

const { registerAgentServer } = await import('./definitions');

const PROGRAM = { command: 'node', args: ['dist/mcp.js'], env: { A: '1' } };
const CONTEXT = { extension: { packageJSON: { version: '1.2.3' } } } as Parameters<
  typeof registerAgentServer
>[0];
const folder = (scheme: string, fsPath: string) => ({ uri: { scheme, fsPath } });

beforeEach(() => {
  editor.register = vi.fn();
  editor.folders = [folder('file', '/one'), folder('vscode-vfs', '/remote'), folder('file', '/two')];
});

/** What the editor is offered. */
function offered(): readonly { readonly given: readonly unknown[] }[] {
  return editor.register.mock.calls[0]?.[1].provideMcpServerDefinitions();
}

test('the server is offered under the name of package.json, for the folders on a disk', () => {
  registerAgentServer(CONTEXT, PROGRAM);
  const [contributed] = manifest.contributes.mcpServerDefinitionProviders;
  expect(editor.register.mock.calls[0]?.[0]).toBe(contributed?.id);
  expect(offered().map(({ given }) => given)).toEqual([
    ['Decode Lens', 'node', ['dist/mcp.js', '--root', '/one', '--root', '/two'], { A: '1' }, '1.2.3'],
  ]);
});

test('there is none without a folder, and a change of the folders is reported', () => {
  editor.folders = [];
  registerAgentServer(CONTEXT, PROGRAM);
  expect(offered()).toEqual([]);
  const before = editor.fired;
  editor.changeFolders();
  expect(editor.fired).toBe(before + 1);
});

test('an editor that knows no such servers, and a place without processes, are left alone', () => {
  registerAgentServer(CONTEXT, undefined);
  expect(editor.register).not.toHaveBeenCalled();
  editor.register = undefined as unknown as typeof editor.register;
  expect(() => registerAgentServer(CONTEXT, PROGRAM)).not.toThrow();
});
