import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundles, folderWith, root } from '../lsp/kit';
import { decodeLens, runProgram } from './run';

const COMMANDS = [
  'check',
  'model',
  'cost',
  'simulate',
  'search',
  'matrix',
  'diff',
  'import',
  'calibrate',
  'profile',
  'report',
  'lsp',
  'mcp',
];

describe('decode-lens', () => {
  it.each([['help'], ['--help'], ['-h']])('tells its forms: %s', async (...args) => {
    const { status, output, errors } = await decodeLens(args);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    for (const command of COMMANDS) expect(output).toContain(`decode-lens ${command} `);
  });

  it.each(COMMANDS)('tells the form and every option of %s, and of no other command', async (command) => {
    const { status, output } = await decodeLens([command, '--help']);
    expect(status).toBe(0);
    expect(output.startsWith(`decode-lens ${command} `)).toBe(true);
    for (const other of COMMANDS)
      if (other !== command) expect(output).not.toContain(`decode-lens ${other} `);
    // What the command itself says it takes.
    const { errors } = await decodeLens([command, '--zzzzzzzzzzzz']);
    const options = errors.match(/(?<= |^)--\w[\w-]*/g)?.filter((option) => !option.startsWith('--zz')) ?? [];
    expect(options).toContain('--json');
    for (const option of options) expect(output).toMatch(new RegExp(`^  ${option} `, 'm'));
    expect(await decodeLens(['help', command])).toEqual({ status: 0, output, errors: '' });
  });

  it.each(['--version', '-v'])('tells the version of its package: %s', async (option) => {
    const folder = folderWith({ 'package.json': '{ "version": "9.8.7" }' });
    folder.write('dist/cli.js', fs.readFileSync(bundles.cli, 'utf8'));
    const program = path.join(folder.path, 'dist', 'cli.js');
    expect(await runProgram(process.execPath, [program, option])).toEqual({
      status: 0,
      output: '9.8.7\n',
      errors: '',
    });
  });

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
    ['--versoin', 'did you mean --version?'],
  ])('does not know %s', async (command, message) => {
    const { status, output, errors } = await decodeLens([command]);
    expect({ status, output }).toEqual({ status: 2, output: '' });
    expect(errors).toContain(message);
  });

  it.each([
    [
      ['profile', 'extra', '--kernel', 'gemv'],
      'extra belongs to no option: decode-lens profile [--kernel K...]',
    ],
    [['profile', 'gemv'], 'gemv belongs to no option: write --kernel gemv'],
    [['profile', '--saef'], 'did you mean --safe?'],
    [['lsp', '--stdio', 'extra'], 'extra belongs to no option: decode-lens lsp --stdio'],
    [['cost', 'a.deployment.yaml', '--contxt', '8K'], 'did you mean --context?'],
  ])('refuses what it cannot use: %j', async (args, message) => {
    expect(await decodeLens(args)).toEqual({
      status: 2,
      output: '',
      errors: expect.stringContaining(message),
    });
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
  it('must be given that it speaks over standard input and output', async () => {
    expect(await decodeLens(['lsp'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('--stdio'),
    });
  });
});
