import { beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../../../kernels';
import { noHost, tellFailure } from './tell';

const editor = vi.hoisted(() => ({
  buttons: [] as string[],
  press: undefined as string | undefined,
  commands: [] as string[],
}));

vi.mock('vscode', () => ({
  commands: { executeCommand: async (command: string) => editor.commands.push(command) },
  env: { remoteName: 'ssh-remote' },
  l10n: { t: (text: string, part: unknown) => text.replace('{0}', String(part)) },
  window: {
    showErrorMessage: async (_: string, ...buttons: string[]) => {
      editor.buttons = buttons;
      return editor.press;
    },
  },
}));

const failure: Failure = { code: 'no-webgpu', message: 'No package.', advice: 'Install it.' };

beforeEach(() => {
  editor.commands.length = 0;
});

test('where the page was not tried, one button runs there', async () => {
  editor.press = 'Run in This Panel';
  const runInPage = vi.fn();
  await tellFailure(failure, 'a.b', runInPage);
  expect(editor.buttons).toEqual(['Run in This Panel', 'Open Settings']);
  expect(runInPage).toHaveBeenCalledOnce();
  expect(editor.commands).toEqual([]);
});

test('the other leads to the settings of the machine on which the extension runs', async () => {
  editor.press = 'Open Settings';
  const runInPage = vi.fn();
  await tellFailure(failure, 'a.b', runInPage);
  expect(editor.commands).toEqual(['workbench.action.openRemoteSettings']);
  expect(runInPage).not.toHaveBeenCalled();
});

test('a page that was tried is not offered', async () => {
  editor.press = undefined;
  await tellFailure(failure, 'a.b', undefined);
  expect(editor.buttons).toEqual(['Open Settings']);
});

test.each(['untrusted', 'no-process'] as const)('without a host the page is named: %s', (reason) =>
  expect(noHost(reason).advice).toMatch(/hoose ‘this panel’s page’ under ‘Run on’/),
);
