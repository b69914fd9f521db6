import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLens } from '../cli/run';
import { CARD, DEPLOYMENT, FILES } from '../kit/texts';
import { type Folder, folderWith, STARTS, serverFrom } from '../lsp/kit';
import { Agent } from '../mcp/agent';

/** What may lie where a model is expected, and never ends or never answers. */
const HOSTILE: Readonly<Record<string, (file: string) => void>> = {
  'a pipe': (file) => void execFileSync('mkfifo', [file]),
  'a link to a pipe': (file) => {
    execFileSync('mkfifo', [`${file}.pipe`]);
    fs.symlinkSync(`${file}.pipe`, file);
  },
  'a file of the system that holds more than it states': (file) => fs.symlinkSync('/proc/self/pagemap', file),
  'a file of the system that waits for news': (file) => fs.symlinkSync('/proc/kmsg', file),
  'a device without an end': (file) => fs.symlinkSync('/dev/zero', file),
  'a terminal': (file) => fs.symlinkSync('/dev/tty', file),
};

function folderTo(make: (file: string) => void): Folder {
  const folder = folderWith({
    ...FILES,
    'bad.deployment.yaml': DEPLOYMENT.replace('./tiny.model.yaml', './bad.model.yaml'),
  });
  make(folder.file('bad.model.yaml'));
  return folder;
}

describe.each(Object.entries(HOSTILE))('%s behind a reference', (_, make) => {
  it.each(STARTS)('stops neither the answers nor the end of %s', async (_start, program, args) => {
    const client = await serverFrom(program, args, folderTo(make));
    const uri = client.folder.uriOf('bad.model.yaml');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 1 }],
    });
    await client.open('tiny.deployment.yaml');
    await client.open('bad.deployment.yaml');
    await client.untilProblems('bad.deployment.yaml', 'unresolved-reference');
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toContain('USD per 1M tokens');
    expect(await client.stop()).toBe(0);
  });

  it('is a finding of the command line', async () => {
    const folder = folderTo(make);
    const { status, output } = await decodeLens(['check', 'bad.deployment.yaml'], folder.path);
    expect(status).toBe(1);
    expect(output).toContain('unresolved-reference');
    expect(await decodeLens(['model', 'bad.model.yaml'], folder.path)).toMatchObject({ status: 2 });
    expect(await decodeLens(['check', '.'], folder.path)).toMatchObject({ status: 1 });
  });

  it('is an error of a tool, and the server ends with its agent', async () => {
    const agent = await Agent.start(folderTo(make).path);
    const file = 'bad.deployment.yaml';
    const answers = await Promise.all(Array.from({ length: 8 }, () => agent.call('estimate', { file })));
    for (const { isError } of answers) expect(isError).toBe(true);
    expect((await agent.call('estimate', { file: 'tiny.deployment.yaml' })).isError).toBe(false);
    await agent.client.close();
  });
});

describe('a uri that names no file of this machine', () => {
  it.each([
    'file://host/a/x.model.yaml',
    'file://user@host/a/x.model.yaml',
    'file:///a%2fb/x.model.yaml',
    'file:///a%00b/x.model.yaml',
    `file:///${'a'.repeat(200_000)}/x.model.yaml`,
  ])('is answered: %.40s', async (uri) => {
    const client = await serverFrom(...startOf(), folderWith({ 'card.hardware.yaml': CARD }));
    const { connection } = client;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'decode-lens-model', version: 1, text: 'name: a\n' },
    });
    for (const method of ['codeLens', 'documentSymbol', 'foldingRange', 'documentLink'])
      await connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } });
    const position = { line: 0, character: 1 };
    await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uri.slice(0, uri.lastIndexOf('/')), name: 'bad' }], removed: [] },
    });
    await client.open('card.hardware.yaml');
    expect(await client.problems('card.hardware.yaml')).toEqual([]);
    expect(await client.stop()).toBe(0);
    expect(client.errors).toBe('');
  });
});

function startOf(): [program: string, args: readonly string[]] {
  const [[, program, args]] = STARTS;
  return [program, args];
}
