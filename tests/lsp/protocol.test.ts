import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { CARD, DEPLOYMENT, FILES } from '../kit/texts';
import { type Client, exampleFolder, folderWith, serverOn } from './kit';

/** The server still does its work. */
async function expectAlive(client: Client): Promise<void> {
  await client.open('alive.hardware.yaml', CARD.replace('price', 'prise'));
  expect(await client.codes('alive.hardware.yaml')).toEqual(['unknown-key']);
  await client.change('alive.hardware.yaml', [{ text: CARD }]);
  expect(await client.codes('alive.hardware.yaml')).toEqual([]);
  expect(await client.hover('alive.hardware.yaml', 'price')).toContain('1.00/h');
  await client.close('alive.hardware.yaml');
}

/** One message as bytes, headed as the protocol wants it. */
function framed(content: string): string {
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}

describe('the catalog', () => {
  const text = async (client: Client, uri: string): Promise<string> => {
    const result = await client.connection.sendRequest<{ text: string }>('decodeLens/catalogText', { uri });
    return result.text;
  };

  it('gives the text of an entry', async () => {
    const client = await serverOn(folderWith());
    const card = await text(client, 'decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml');
    expect(card).toMatch(/^name: .*H800/m);
    const model = await text(client, 'decode-lens-catalog:/model/step-3.model.yaml');
    expect(model).toMatch(/^name: Step-3/m);
  });

  it('is without findings when an entry is opened', async () => {
    const client = await serverOn(folderWith());
    const uri = 'decode-lens-catalog:/model/deepseek-v3.model.yaml';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'decode-lens-model', version: 1, text: await text(client, uri) },
    });
    await expectAlive(client);
    expect(client.published.filter((params) => params.uri === uri)).toMatchObject([{ diagnostics: [] }]);
  });

  it('serves a deployment that refers to nothing else', async () => {
    const deployment = DEPLOYMENT.replace('./tiny.model.yaml', 'catalog:step-3').replace(
      './card.hardware.yaml',
      'catalog:nvidia-h20',
    );
    const client = await serverOn(folderWith({ 'tiny.deployment.yaml': deployment }));
    await client.open('tiny.deployment.yaml');
    expect(await client.problems('tiny.deployment.yaml')).toEqual([]);
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toContain('NVIDIA H20');
  });

  it.each(['decode-lens-catalog:/hardware/none.hardware.yaml', 'file:///etc/passwd', ''])(
    'answers a request for %s without a text of its own',
    async (uri) => {
      const client = await serverOn(folderWith());
      const answer = await text(client, uri).catch(String);
      expect(answer).not.toContain('root:');
      await expectAlive(client);
    },
  );
});

describe('a request', () => {
  it('that is cancelled is answered all the same', async () => {
    const client = await serverOn(exampleFolder());
    await client.open('step-3.model.yaml');
    const answers = Array.from({ length: 20 }, () => {
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest(
        'textDocument/hover',
        {
          textDocument: { uri: client.folder.uriOf('step-3.model.yaml') },
          position: { line: 2, character: 1 },
        },
        source.token,
      );
      source.cancel();
      return answer.then(
        (hover) => hover,
        (error: { code: number }) => error.code,
      );
    });
    // Nothing, or that it was cancelled: -32800.
    for (const answer of await Promise.all(answers)) expect([null, -32800]).toContain(answer);
    expect(await client.hover('step-3.model.yaml', 'name: Step')).toContain('Step-3');
  });

  it('for a file that is unknown, or for a place outside of the text, has an empty answer', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('card.hardware.yaml');
    const hover = (uri: string, line: number, character: number): Promise<unknown> =>
      client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line, character },
      });
    expect(await hover('file:///nowhere/x.model.yaml', 0, 0)).toBeNull();
    expect(await hover('untitled:Untitled-1', 0, 0)).toBeNull();
    expect(await hover('not a uri', 0, 0)).toBeNull();
    await hover(client.folder.uriOf('card.hardware.yaml'), 9999, 9999);
    await hover(client.folder.uriOf('card.hardware.yaml'), -1, -1);
    await expectAlive(client);
  });

  it('that the server does not know is refused', async () => {
    const client = await serverOn(folderWith());
    await expect(client.connection.sendRequest('decodeLens/nothing', {})).rejects.toMatchObject({
      code: -32601,
    });
    await expectAlive(client);
  });

  it.each(['textDocument/hover', 'decodeLens/catalogText', 'initialize'])(
    '%s without sense is answered, and the server lives on',
    async (method) => {
      const client = await serverOn(folderWith());
      for (const params of [{}, [], null, { textDocument: 5, position: 'x' }, { uri: { a: 1 } }])
        await client.connection.sendRequest(method, params).catch(() => undefined);
      await expectAlive(client);
    },
  );
});

describe('a notification without sense', () => {
  it.each([
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didClose',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeWorkspaceFolders',
    '$/cancelRequest',
    '$/setTrace',
    'initialized',
    'decodeLens/nothing',
  ])('%s does not end the server', async (method) => {
    const client = await serverOn(folderWith(), { capabilities: { workspace: { workspaceFolders: true } } });
    const senseless = [
      {},
      [],
      { textDocument: { uri: 5, version: 'x', text: 9 }, contentChanges: [{}] },
      { textDocument: { uri: 'x.model.yaml' }, contentChanges: 'none' },
      { changes: [{}], event: { added: [{}], removed: 3 } },
      { id: { a: 1 } },
    ];
    for (const params of senseless) await client.connection.sendNotification(method, params);
    await expectAlive(client);
    expect(client.process.exitCode).toBeNull();
  });

  it('about an open file leaves the file as it was', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('card.hardware.yaml');
    for (const contentChanges of [[{ range: 7, text: 'x' }], [{ range: { start: {}, end: {} } }], [null], {}])
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: client.folder.uriOf('card.hardware.yaml'), version: 2 },
        contentChanges,
      });
    await client.change('card.hardware.yaml', [{ text: CARD.replace('1.00', '2.00') }], 3);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await client.hover('card.hardware.yaml', 'price')).toContain('2.00/h');
  });
});

describe('a message that is no message', () => {
  it.each([
    ['broken JSON', '{"jsonrpc": "2.0", "method": '],
    ['JSON of another shape', '[1, 2, 3]'],
    ['a number', '42'],
    ['nothing', '""'],
    ['an answer to a question that was not asked', '{"jsonrpc": "2.0", "id": 9999, "result": 1}'],
    ['a request without a method', '{"jsonrpc": "2.0", "id": 3}'],
    ['a method that is no text', '{"jsonrpc": "2.0", "id": 4, "method": 12}'],
  ])('is passed over: %s', async (_, content) => {
    const client = await serverOn(folderWith());
    client.process.stdin?.write(framed(content));
    await expectAlive(client);
  });
});
