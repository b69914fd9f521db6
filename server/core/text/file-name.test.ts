import { expect, test } from 'vitest';
import { fileName } from './file-name';

test.each([
  ['file:///cards/h20.hardware.yaml', 'h20.hardware.yaml'],
  ['file:///cards/my%20card%C3%A9.yaml', 'my cardé.yaml'],
  ['file:///cards/100%.hardware.yaml', '100%.hardware.yaml'],
  ['file:///cards/%ff.yaml', '%ff.yaml'],
])('the file at %s', (uri, name) => expect(fileName(uri)).toBe(name));
