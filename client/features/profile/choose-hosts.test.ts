import { expect, test } from 'vitest';
import type { Host } from '../../../kernels';
import { chooseHosts } from './choose-hosts';

const host = (name: Host['name']): Host => ({
  name,
  boundsChecks: true,
  open: async () => ({ code: 'no-adapter', message: '', advice: '' }),
});
const [node, browser] = [host('node'), host('browser')];
const here = { trusted: true, remote: undefined };

test.each([
  ['both are tried, Node first', { ...here, wanted: 'auto' }, [node, browser]],
  ['on Windows’ own Linux too', { ...here, wanted: 'auto', remote: 'wsl' }, [node, browser]],
  ['on another machine its own GPU is meant', { ...here, wanted: 'auto', remote: 'ssh-remote' }, [node]],
  ['unless that of the window is asked for', { ...here, wanted: 'browser', remote: 'ssh-remote' }, [browser]],
  ['in Restricted Mode no process is started', { ...here, wanted: 'auto', trusted: false }, [browser]],
  ['not even when it is asked for', { ...here, wanted: 'node', trusted: false }, 'untrusted'],
  [
    'but its page, which needs none, wherever that is, when it is asked for',
    { wanted: 'browser', trusted: false, remote: 'ssh-remote' },
    [browser],
  ],
  [
    'nor is the window’s GPU taken for that of another machine',
    { wanted: 'auto', trusted: false, remote: 'ssh-remote' },
    'untrusted',
  ],
  [
    'which is not another machine on Windows’ own Linux',
    { wanted: 'auto', trusted: false, remote: 'wsl' },
    [browser],
  ],
] as const)('%s', (_, choice, expected) => {
  expect(chooseHosts(choice, node, browser)).toEqual(expected);
});

test('where no process can be, there is the page', () => {
  expect(chooseHosts({ ...here, wanted: 'auto' }, undefined, browser)).toEqual([browser]);
  expect(chooseHosts({ ...here, wanted: 'node' }, undefined, browser)).toBe('no-process');
  expect(chooseHosts({ ...here, wanted: 'auto', remote: 'ssh-remote' }, undefined, browser)).toBe(
    'no-process',
  );
});
