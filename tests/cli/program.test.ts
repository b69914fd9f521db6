import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundles, folderWith, root } from '../lsp/kit';
import { decodeLens, runProgram } from './run';

const COMMANDS = ['check', 'model', 'cost', 'matrix', 'simulate', 'search', 'calibrate', 'import', 'lsp'];

describe('decode-lens', () => {
  it.each([['help'], ['--help'], ['-h'], ['model', '--help'], ['check', '-h']])(
    'tells its forms: %s',
    async (...args) => {
      const { status, output, errors } = await decodeLens(args);
      expect({ status, errors }).toEqual({ status: 0, errors: '' });
      for (const command of COMMANDS) expect(output).toContain(`decode-lens ${command} `);
    },
  );

  it('tells them too, and ends with 2, when nothing is asked for', async () => {
    expect(await decodeLens([])).toMatchObject({
      status: 2,
      output: expect.stringContaining('decode-lens check'),
    });
  });

  it.each([
    ['chek', 'did you mean check?'],
    ['frobnicate', 'see decode-lens help'],
    ['toString', 'see decode-lens help'],
    ['--json', 'unknown command'],
  ])('does not know %s', async (command, message) => {
    const { status, output, errors } = await decodeLens([command]);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toContain(message);
  });

  it('runs as `npx decode-lens` in the checkout', async () => {
    const { status, output } = await runProgram('npx', ['--no-install', 'decode-lens', 'check', 'examples']);
    expect(status).toBe(0);
    expect(output).toContain('10 files');
  });

  it('runs in any folder', async () => {
    const folder = folderWith();
    expect(await decodeLens(['model', 'catalog:step-3', '--json'], folder.path)).toMatchObject({ status: 0 });
  });

  it('writes no colours into a pipe', async () => {
    const args = [
      'matrix',
      '--model',
      'catalog:step-3',
      '--hardware',
      'catalog:nvidia-h20',
      'catalog:nvidia-h800',
    ];
    const { output } = await decodeLens(args);
    expect(output).not.toContain('\u001b');
  });

  it('ends quietly when its reader has seen enough', async () => {
    const models = Array.from({ length: 400 }, () => 'catalog:step-3');
    const args = ['matrix', '--model', ...models, '--hardware', 'catalog:nvidia-h20', '--json'];
    const child = spawn(process.execPath, [bundles.cli, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += String(data);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });
});

describe('decode-lens lsp', () => {
  it('wants to be told that it speaks over standard input and output', async () => {
    expect(await decodeLens(['lsp'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('--stdio'),
    });
  });
});
