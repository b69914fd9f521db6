import { expect, test } from 'vitest';
import { panelPage } from './page';

const parts = {
  panel: 'cost',
  title: 'Cost',
  script: 'https://files/panels.js',
  style: 'https://files/panels.css',
  source: 'https://files',
  nonce: 'n0nce',
};

const policyOf = (page: string) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.split('; ');

test('a page may load the extension’s files and run its own script, and nothing else', () => {
  expect(policyOf(panelPage(parts))).toEqual([
    "default-src 'none'",
    "script-src 'nonce-n0nce'",
    'style-src https://files',
    'img-src https://files data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('a page that has a worker may fetch its script and start it, and nothing else besides', () => {
  const page = panelPage({ ...parts, worker: 'https://files/worker.js' });
  const more = policyOf(page)?.filter((rule) => !policyOf(panelPage(parts))?.includes(rule));
  expect(more).toEqual(['worker-src blob:', 'connect-src https://files']);
  expect(page).toContain('<body data-panel="cost" data-worker="https://files/worker.js">');
});
