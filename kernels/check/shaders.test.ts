import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allShaders } from './shaders';

const folder = path.join(import.meta.dirname, '..');
const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(path.sep, '/'))
  .filter((name) => name.endsWith('.wgsl'));
const { shaders, errors } = allShaders();

test('every program can be expanded', () => {
  expect(errors).toEqual([]);
  expect(shaders.length).toBeGreaterThan(50);
});

test.each(files)('every line of %s is in some shader', (file) => {
  const reached = new Set(
    shaders.flatMap(({ lines }) => lines.flatMap((at) => (at.file === file ? [at.line] : []))),
  );
  const missed = fs
    .readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const says = text.trim();
      return says === '' || says.startsWith('//') || reached.has(index + 1) ? [] : [`${index + 1}: ${says}`];
    });
  expect(missed).toEqual([]);
});
