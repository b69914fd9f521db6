import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MARKS, shaderName } from './repository';

test.each([
  ['/w/kernels/projection/gemv.wgsl', '/w', 'projection/gemv.wgsl'],
  ['/w/kernels/projection/gemv.wgsl', '/w/', 'projection/gemv.wgsl'],
  ['/w/kernels/projection/old/gemv.wgsl', '/w', undefined],
  ['/w/kernels/gemv.wgsl', '/w', undefined],
  ['/w/kernels/projection/notes.md', '/w', undefined],
  ['/w/shaders/gemv.wgsl', '/w', undefined],
  ['/other/kernels/projection/gemv.wgsl', '/w', undefined],
])('%s in %s is the shader %s', (file, folder, name) => {
  expect(shaderName(file, folder)).toBe(name);
});

test('the repository has the files that identify it', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  expect(MARKS.filter((mark) => !fs.existsSync(path.join(root, mark)))).toEqual([]);
});
