import { HoverRequest, type TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { Client } from '../lsp/kit/client';

/** A keystroke: a digit typed after a number, or taken away again. */
export type Keystroke = TextDocumentContentChangeEvent;

/** Keystrokes all over a text: every second one takes back the one before it. */
export function keystrokes(text: string, count: number): readonly Keystroke[] {
  const numbers = [...text.matchAll(/(?:heads|count|context|batch): \d+/g)].map(
    (match) => match.index + match[0].length,
  );
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return Array.from({ length: count }, (_, index): Keystroke => {
    const pick = Math.floor(index / 2);
    // A step of this size goes through all of them in no order.
    const offset = numbers[(pick * 7919) % numbers.length] ?? 0;
    const line = starts.findLastIndex((start) => start <= offset);
    const start = { line, character: offset - (starts[line] ?? 0) };
    const typed = index % 2 === 0;
    return {
      range: { start, end: { line, character: start.character + (typed ? 0 : 1) } },
      text: typed ? '2' : '',
    };
  });
}

/** More turns of the server's event loop than the files that refer to the edited one. */
const TURNS = 5;

/** Lets the server do what it left for later, as the time between two keystrokes of a person does. */
export async function rest(client: Client): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++)
    await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: 'file:///none.model.yaml' },
      position: { line: 0, character: 0 },
    });
}

/** Makes one keystroke and waits for the findings of that version; gives the milliseconds it took. */
export async function typeAndWait(client: Client, file: string, keystroke: Keystroke): Promise<number> {
  const start = performance.now();
  await client.change(file, [keystroke]);
  await client.diagnostics(file);
  return performance.now() - start;
}

/** Makes one keystroke and asks for a hover at once; gives the milliseconds until it is there. */
export async function typeAndHover(
  client: Client,
  file: string,
  keystroke: Keystroke,
  on: string,
): Promise<number> {
  const start = performance.now();
  await client.change(file, [keystroke]);
  await client.hover(file, on);
  return performance.now() - start;
}
