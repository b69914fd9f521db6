import { expect, test } from 'vitest';
import { isFailure } from './host';
import { nodeHost } from './node';
import { sentence } from './sentence';

/** What a session says whose process does as the script says. */
async function openingOf(script: string, ...before: readonly string[]) {
  const host = nodeHost({ command: [process.execPath, ...before, '-e'], script });
  const opened = await host.open(20);
  if (!isFailure(opened)) throw new Error('it opened');
  return opened;
}

const closed = (message: string) =>
  `{ reply: 'closed', failure: { code: 'no-adapter', message: '${message}', advice: '' } }`;
const say = (reply: string) => `process.stdout.write(JSON.stringify(${reply}) + '\\n')`;

test('what a driver says ends with a full stop, so that advice can follow', async () => {
  const loader =
    "process.stderr.write('libvulkan.so.1: No such file or directory\\n', () => setTimeout(next, 200))";
  const noDriver = await openingOf(`const next = () => ${say(closed('None was found.'))}; ${loader}`);
  expect(noDriver.message).toBe(
    'None was found. The driver says: libvulkan.so.1: No such file or directory.',
  );
  const crashed = await openingOf("process.stderr.write('out of luck', () => process.exit(3))");
  expect(crashed.message).toBe('The GPU process ended with exit code 3: out of luck.');
});

test('what a library says ends with one too', async () => {
  expect((await openingOf(say(closed('Cannot find module webgpu')))).message).toBe(
    'Cannot find module webgpu.',
  );
});

test.each([
  ['a file is missing', 'a file is missing.'],
  ['It was (really!)\n', 'It was (really!)'],
  ['Done.', 'Done.'],
  ['cut off…', 'cut off…'],
  ['it failed: ', 'it failed.'],
  ['', ''],
])('the sentence of %j', (text, said) => expect(sentence(text)).toBe(said));
