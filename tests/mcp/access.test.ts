import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeLens } from '../cli/run';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { bundles, folderWith } from '../lsp/kit';
import { Agent } from './agent';

describe('what lies outside of the roots', () => {
  it('cannot be named', async () => {
    const outside = folderWith(FILES);
    const agent = await Agent.start(folderWith(FILES).path);
    const names = [
      outside.file('tiny.deployment.yaml'),
      path.join('..', path.basename(outside.path), 'tiny.deployment.yaml'),
      `${outside.uri}/tiny.deployment.yaml`,
      '/etc/passwd',
      '.',
      '',
      'tiny.deployment.yaml\0',
    ];
    for (const file of names) {
      const { isError, text } = await agent.call('estimate', { file });
      expect([file, isError]).toEqual([file, true]);
      expect(text).not.toContain('Tiny on Card');
    }
  });

  it('cannot be reached by a reference', async () => {
    const outside = folderWith({ 'secret.model.yaml': MODEL, 'card.hardware.yaml': CARD });
    const folder = folderWith({
      'a.deployment.yaml': DEPLOYMENT.replace('./tiny.model', `${outside.path}/secret.model`),
      'b.deployment.yaml': DEPLOYMENT.replace(
        './tiny.model',
        `../${path.basename(outside.path)}/secret.model`,
      ),
      'card.hardware.yaml': CARD,
    });
    const agent = await Agent.start(folder.path);
    for (const file of ['a.deployment.yaml', 'b.deployment.yaml']) {
      const { isError, text } = await agent.call('estimate', { file });
      expect(isError).toBe(true);
      expect(text).toMatch(/unresolved-reference|may not be read/);
    }
  });

  it('cannot be reached through a link', async () => {
    const outside = folderWith({ ...FILES, env: 'KEY=1' });
    const folder = folderWith({ '.env': 'KEY=1' });
    fs.symlinkSync(outside.file('tiny.deployment.yaml'), folder.file('link.deployment.yaml'));
    fs.symlinkSync(outside.path, folder.file('folder'));
    fs.symlinkSync(folder.file('.env'), folder.file('env.deployment.yaml'));
    const agent = await Agent.start(folder.path);
    for (const file of ['link.deployment.yaml', 'folder/tiny.deployment.yaml', 'env.deployment.yaml'])
      expect(await agent.call('estimate', { file })).toMatchObject({
        isError: true,
        text: expect.stringContaining('outside of this server’s folders'),
      });
  });

  it('cannot be given a text', async () => {
    const agent = await Agent.start(folderWith(FILES).path);
    const texts = { '../x.hardware.yaml': CARD };
    const { isError, text } = await agent.call('estimate', { file: 'tiny.deployment.yaml', texts });
    expect([isError, text]).toEqual([true, expect.stringContaining('expected a *.model.yaml')]);
  });
});

describe('several roots', () => {
  it('are looked through in their order', async () => {
    const [one, other] = [folderWith({ 'x.model.yaml': MODEL }), folderWith(FILES)];
    const agent = await Agent.start('/', '--root', one.path, other.path);
    expect(await agent.ask('estimate', { file: 'tiny.deployment.yaml' })).toMatchObject({
      name: 'Tiny on Card',
    });
    expect(await agent.ask('explain', { file: 'x.model.yaml' })).toMatchObject({ name: 'Tiny' });
    expect(await agent.ask('explain', { file: other.file('tiny.model.yaml') })).toMatchObject({
      name: 'Tiny',
    });
  });
});

describe('trouble', () => {
  it('with a file is the tool’s error, with line and code', async () => {
    const agent = await Agent.start(
      folderWith({ ...FILES, 'card.hardware.yaml': 'name: Card\n', 'x.model.yaml': 'hidden: a\n' }).path,
    );
    expect(await agent.call('estimate', { file: 'tiny.deployment.yaml' })).toMatchObject({ isError: true });
    expect(await agent.call('explain', { file: 'x.model.yaml' })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/:1:1 error missing-key/),
    });
    expect(await agent.call('estimate', { file: 'x.model.yaml' })).toMatchObject({
      isError: true,
      text: 'x.model.yaml: expected a deployment file, found a model file',
    });
    expect(await agent.call('estimate', { file: 'catalog:h800' })).toMatchObject({ isError: true });
  });

  it.each([
    {},
    { file: 1 },
    { file: 'tiny.deployment.yaml', batch: 0 },
    { file: 'tiny.deployment.yaml', context: 1.5 },
  ])('with the input %j is an error', async (input) => {
    const agent = await Agent.start(folderWith(FILES).path);
    expect(await agent.call('estimate', input)).toMatchObject({ isError: true });
  });

  it('with a root ends the program with 2', async () => {
    const { status, errors } = await decodeLens(['mcp', '--root', '/no/such/folder']);
    expect([status, errors]).toEqual([2, 'decode-lens: /no/such/folder: there is no such folder\n']);
    expect((await decodeLens(['mcp', 'folder'])).errors).toContain('belongs to no option');
  });

  it('with the protocol leaves the server up, and the end of input ends it', async () => {
    const child = spawn(process.execPath, [bundles.cli, 'mcp'], { cwd: folderWith(FILES).path });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    let output = '';
    child.stdout.on('data', (data) => {
      output += String(data);
    });
    child.stdin.write('{ not json\n{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    child.stdin.end();
    expect(await ended).toBe(0);
    expect(output).toContain('"id":1');
  });
});
