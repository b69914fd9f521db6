import { expect, test } from 'vitest';
import { modelName, modelPaths } from './model-address';

test.each([
  ['/models/Qwen3-8B/config.json', 'Qwen3-8B'],
  ['/models/qwen3.json', 'qwen3'],
  ['/config.json', 'config'],
  ['Untitled-1', 'Untitled-1'],
  ['', 'model'],
])('the model of %j is called %s', (path, name) => {
  expect(modelName(path)).toBe(name);
});

test('its file is next to the configuration, under a name that may be taken already', () => {
  const [first, second] = modelPaths('/models/Qwen3-8B/config.json');
  expect([first, second]).toEqual([
    '/models/Qwen3-8B/Qwen3-8B.model.yaml',
    '/models/Qwen3-8B/Qwen3-8B-2.model.yaml',
  ]);
  expect(modelPaths('Untitled-1').next().value).toBe('/Untitled-1.model.yaml');
});
