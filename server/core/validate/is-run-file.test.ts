import { expect, it } from 'vitest';
import { isRunFile } from '.';

it.each([
  ['a table of runs', 'model,hardware,batch\n', {}, true],
  ['a table of runs behind a remark', '# from "a bench\n\nModel,"Hardware"\n', {}, true],
  ['a table that leaves out the card', 'model,batch\n', { hardware: 'h100' }, true],
  ['a table of kernels', 'kernel,batch,seconds\n', {}, false],
  ['a list of runs', '[{"model":"qwen","accelerators":8}]', {}, true],
  ['a list of runs that leave out their number of cards', '[{"model":"qwen"}]', { accelerators: '8' }, true],
  ['a list of deployments', '[{"deployment":"a.deployment.yaml","tpot":"9 ms"}]', {}, false],
  ['an open object', `[{"accelerators":8,"odd":${'{}'.repeat(3)}`, {}, false],
  ['nothing', '', {}, false],
])('%s: whether it is a file of runs', async (_, text, set, expected) => {
  expect(await isRunFile(text, set)).toBe(expected);
});
