import { beforeEach, expect, test, vi } from 'vitest';
import type { Uri, WebviewPanel, WebviewPanelSerializer } from 'vscode';
import { createPageWorkers } from './page-workers';
import { createPanel } from './panel';
import type { Runs } from './runs';

/** The part of the editor that has panels. */
const editor = vi.hoisted(() => ({
  serializer: undefined as WebviewPanelSerializer | undefined,
  opened: [] as WebviewPanel[],
  moved: [] as ((event: unknown) => void)[],
}));

vi.mock('vscode', () => ({
  Uri: { joinPath: (_: unknown, ...path: string[]) => path.join('/') },
  ViewColumn: { Beside: -2 },
  window: {
    registerWebviewPanelSerializer: (_: string, serializer: WebviewPanelSerializer) => {
      editor.serializer = serializer;
    },
    createWebviewPanel: () => {
      const panel = aPanel();
      editor.opened.push(panel);
      return panel;
    },
  },
}));

/** A panel of the editor, which tells when it is closed. */
function aPanel(): WebviewPanel {
  const closing: (() => void)[] = [];
  return {
    webview: {
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage() {},
      postMessage: async () => true,
    },
    visible: true,
    onDidChangeViewState: (heard: (event: unknown) => void) => editor.moved.push(heard),
    onDidDispose: (heard: () => void) => closing.push(heard),
    reveal: vi.fn(),
    dispose: vi.fn(() => {
      for (const heard of closing) heard();
    }),
  } as unknown as WebviewPanel;
}

function setUp() {
  const closed = vi.fn();
  const lost = vi.fn();
  const workers = createPageWorkers(() => {});
  const server = { request: async () => [] };
  const moved = vi.fn();
  const wishes = { run: async () => {}, moved, closed };
  const panel = createPanel(server, 'extension' as unknown as Uri, {} as Runs, workers, wishes);
  const restore = () => {
    const restored = aPanel();
    void editor.serializer?.deserializeWebviewPanel(restored, undefined);
    return restored;
  };
  return { panel, workers, restore, closed, lost, moved };
}

beforeEach(() => {
  editor.opened.length = 0;
  editor.moved.length = 0;
});

test('a panel that comes back gives way to the one that is open, whose run goes on', () => {
  const { panel, workers, restore, closed, lost } = setUp();
  panel.open();
  workers.create().onerror = lost;
  const restored = restore();
  expect(restored.dispose).toHaveBeenCalled();
  expect(editor.opened[0]?.dispose).not.toHaveBeenCalled();
  expect(closed).not.toHaveBeenCalled();
  expect(lost).not.toHaveBeenCalled();
  panel.open();
  expect(editor.opened).toHaveLength(1);
});

test('a panel that comes back is the panel where none is open', () => {
  const { panel, restore, closed } = setUp();
  const restored = restore();
  expect(restored.dispose).not.toHaveBeenCalled();
  panel.open();
  expect(editor.opened).toEqual([]);
  expect(closed).not.toHaveBeenCalled();
});

test('a closed panel ends its run and its workers; another can be opened', () => {
  const { panel, workers, closed, lost } = setUp();
  panel.open();
  workers.create().onerror = lost;
  editor.opened[0]?.dispose();
  expect(closed).toHaveBeenCalledOnce();
  expect(lost).toHaveBeenCalledOnce();
  panel.open();
  expect(editor.opened).toHaveLength(2);
});

test('says whether it is seen, and when that changes', () => {
  const { panel, moved } = setUp();
  expect(panel.isVisible()).toBe(false);
  panel.open();
  expect(panel.isVisible()).toBe(true);
  editor.moved[0]?.({ webviewPanel: { active: false } });
  expect(moved).toHaveBeenCalledOnce();
  editor.opened[0]?.dispose();
  expect(panel.isVisible()).toBe(false);
});
