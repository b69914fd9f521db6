import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CARD } from '../kit/texts';
import { bundles, folderWith, STARTS, serverFrom } from '../lsp/kit';

/** Starts a server, sends it bytes, and gives its answers as they come. */
function raw(...sent: readonly string[]) {
  const child = spawn(process.execPath, [bundles.server, '--stdio'], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => {});
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (const text of sent) child.stdin.write(text);
  return { child, ended, output: () => output };
}

const message = (content: object): string => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const initialize = (id: number): string =>
  message({ id, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
const symbols = (id: number): string =>
  message({ id, method: 'textDocument/documentSymbol', params: { textDocument: { uri: 'file:///a' } } });
const SHUTDOWN = message({ id: 9, method: 'shutdown' });
const EXIT = message({ method: 'exit' });

describe('the protocol', () => {
  it('refuses requests before initialize, a second one, and any after shutdown', async () => {
    const server = raw(symbols(1), initialize(2), initialize(3), symbols(4), SHUTDOWN, symbols(5), EXIT);
    expect(await server.ended).toBe(0);
    const codes = [...server.output().matchAll(/"id":(\d+),(?:"error":\{"code":(-\d+)|"result")/g)];
    expect(Object.fromEntries(codes.map(([, id, code]) => [id, code]))).toEqual({
      1: '-32002',
      2: undefined,
      3: '-32600',
      4: undefined,
      9: undefined,
      5: '-32600',
    });
  });

  it('sends no diagnostics after shutdown', async () => {
    const [[, program, args]] = STARTS;
    const client = await serverFrom(program, args, folderWith({ 'card.hardware.yaml': CARD }));
    await client.open('card.hardware.yaml');
    await client.diagnostics('card.hardware.yaml');
    const before = client.published.length;
    await client.connection.sendRequest('shutdown');
    await client.change('card.hardware.yaml', [{ text: 'name: [' }]);
    await client.connection.sendNotification('exit');
    expect(await client.ended).toBe(0);
    expect(client.published.length).toBe(before);
  });

  it.each([
    'Content-Length: x',
    'Content-Length: -5',
    'Content-Length: 1000000000000',
    'Length: 5',
    'Content-Length:',
  ])('ends the server on the header %j, after which no message can be found', async (header) => {
    const server = raw(initialize(1), `${header}\r\n\r\n{}`, symbols(2));
    expect(await server.ended).toBe(1);
  });

  it('takes a null range for the whole text', async () => {
    const [[, program, args]] = STARTS;
    const client = await serverFrom(program, args, folderWith({ 'card.hardware.yaml': CARD }));
    await client.open('card.hardware.yaml', 'name: [');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: client.folder.uriOf('card.hardware.yaml'), version: 2 },
      contentChanges: [{ range: null, text: CARD }],
    });
    const { diagnostics } = await client.until('card.hardware.yaml', ({ version }) => version === 2);
    expect([diagnostics, client.log]).toEqual([[], []]);
  });
});
