import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findWebgpu } from '../../tests/kernels/support/adapters';
import { type ShaderReport, shaderReportSchema } from './report';

const root = path.resolve(import.meta.dirname, '../..');
const webgpu = findWebgpu();
if (webgpu === undefined)
  console.log('Skipped the check of shaders: the optional package webgpu is not installed.');

const template = (name: string) => fs.readFileSync(path.join(root, 'kernels', name), 'utf8');

function run(args: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts', 'kernels-check.mjs'), '--stdin', ...args],
    {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      env: { ...process.env, DECODE_LENS_WEBGPU: webgpu ?? '', NO_COLOR: '1' },
    },
  );
  return { status, stdout, stderr };
}

/** How the task in `.vscode` reads a problem from a line. */
function problemPattern(): string {
  const file = path.join(root, '.vscode', 'tasks.json');
  const { tasks } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    tasks: readonly { problemMatcher: { pattern: { regexp: string } } }[];
  };
  return tasks[0]?.problemMatcher.pattern.regexp ?? '';
}

/** The report on the files as they are but for one, in which a text that is there is replaced. */
function edited(name: string, found: string, replacement: string): ShaderReport {
  const before = template(name);
  if (!before.includes(found)) throw new Error(`${name} has no ${found}`);
  const { stdout, stderr } = run(['--json'], { [name]: before.replace(found, replacement) });
  return shaderReportSchema.parse(JSON.parse(stdout || `"${stderr}"`));
}

/** The errors of a report, and the text they mark in the edited file. */
function marked(name: string, found: string, replacement: string) {
  const lines = template(name).replace(found, replacement).split('\n');
  return edited(name, found, replacement)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, endColumn, message }) => ({
      file,
      text: lines[line - 1]?.slice(column - 1, endColumn - 1),
      message,
    }));
}

describe.skipIf(webgpu === undefined)('the check of shaders', () => {
  test('finds nothing wrong with the shaders as they are, and compiles every variant', () => {
    const { status, stdout, stderr } = run(['--json']);
    expect(stderr).toBe('');
    const report = shaderReportSchema.parse(JSON.parse(stdout));
    expect(report.problems).toEqual([]);
    expect(report.unchecked).toEqual([]);
    expect(report.compiled).toBeGreaterThan(50);
    expect(status).toBe(0);
  });

  test.each([
    [
      'inside //#each, behind a value',
      'attention/attention-vector.wgsl',
      '+= dot(query[',
      '+= dott(query[',
      'dott',
    ],
    [
      'in a block that stands elsewhere by //#use',
      'attention/attention-matrix.wgsl',
      'next_scale = scales[',
      'next_scale = scale[',
      'scale',
    ],
    ['in a file that others are put behind', 'attention/octet.wgsl', 'four(o.x)', 'four(o.z)', 'z'],
    ['in one format only', 'run/fill.wgsl', 'word & 0xbfbfbfbfu', 'word & mask', 'mask'],
  ])('marks an error %s', (_, name, found, replacement, text) => {
    expect(marked(name, found, replacement)).toEqual([
      { file: `kernels/${name}`, text, message: expect.any(String) },
    ]);
  });

  test('marks a mistake of the template as a whole line', () => {
    expect(marked('attention/attention-vector.wgsl', '//#each s SHUFFLES', '//#each s SHUFLES')).toEqual([
      {
        file: 'kernels/attention/attention-vector.wgsl',
        text: '//#each s SHUFLES',
        message: '‘SHUFLES’ has no value: SHUFLES is not a number here',
      },
    ]);
  });

  test('prints lines that the repository’s task can follow, of the files that were asked for', () => {
    const texts = {
      'projection/gemv.wgsl': template('projection/gemv.wgsl').replace(
        '@compute',
        'const a = absent;\n@compute',
      ),
    };
    const { status, stdout } = run(['kernels/projection/gemv.wgsl'], texts);
    const [, ...parts] = stdout.match(new RegExp(problemPattern(), 'm')) ?? [];
    expect(parts).toEqual([
      'kernels/projection/gemv.wgsl',
      expect.any(String),
      '11',
      'error',
      "unresolved value 'absent'",
    ]);
    expect(texts['projection/gemv.wgsl'].split('\n')[Number(parts[1]) - 1]).toBe('const a = absent;');
    expect(status).toBe(1);
    expect(run(['kernels/run/fill.wgsl'], texts).status).toBe(0);
  });

  test('says why there is no check', () => {
    const env = { ...process.env, DECODE_LENS_WEBGPU: '/nowhere' };
    const script = path.join(root, 'scripts', 'kernels-check.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8', env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^kernels-check: .*\/nowhere/);
  });
});
