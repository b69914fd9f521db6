import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { uriOf } from '../../tests/kit/workspace';
import { type Editor, editorOn } from '../../tests/lsp/kit/in-process';

const NEW = 'new.model.yaml';
const COMMANDS = { commands: ['decodeLens.open.pipeline'] };
const SNIPPETS = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

/** What the server offers at the `|` of a new model, as when a character was typed there or nothing was. */
async function offeredAt(editor: Editor, marked: string, triggerCharacter?: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  await editor.open(NEW, marked.replace('|', ''));
  const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
  const { items } = await editor.ask<{ readonly items: readonly CompletionItem[] }>(
    'textDocument/completion',
    {
      textDocument: { uri: uriOf(NEW) },
      position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
      context,
    },
  );
  return items;
}

describe('completion', () => {
  it('stays away when the colon of a key was typed, and comes when asked for', async () => {
    const editor = await editorOn();
    expect(await offeredAt(editor, 'attention:\n  mfa:|\n', ':')).toEqual([]);
    expect(await offeredAt(editor, 'attention:\n  mfa:|\n')).not.toEqual([]);
  });

  it('has the command that shows the next offers for our own extension alone', async () => {
    const commandIn = async (options: { readonly commands: string[] } | undefined) => {
      const editor = await editorOn({ capabilities: SNIPPETS, ...(options ? { options } : {}) });
      const items = await offeredAt(editor, 'name: a\n|');
      return items.find(({ label }) => label === 'attention')?.command?.command;
    };
    expect(await commandIn(COMMANDS)).toBe('editor.action.triggerSuggest');
    expect(await commandIn(undefined)).toBeUndefined();
  });
});
