import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

const deployment = 'step-3-h20-h800.deployment.yaml';
const patience = { timeout: 20_000 };

/**
 * Stands in for Node and an H20: answers as the process of kernels does, with times of a card whose memory reaches 3.6 TB/s in
 * the probes and half of that in MFA.
 */
const PRETENDED_H20 = `#!/bin/sh
[ "$1" = -p ] && exec "${process.execPath}" "$@"
exec "${process.execPath}" "\${0%/*}/h20.cjs"
`;
const PRETENDED_CHILD = `
const say = (reply) => process.stdout.write(JSON.stringify(reply) + '\\n');
const card = {
  name: 'NVIDIA H20', vendor: 'nvidia', architecture: 'hopper', software: false, features: ['timestamp-query'], subgroupMin: 32,
  subgroupMax: 32, matrixShapes: [], workgroupBytes: 49152, workgroupThreads: 1024, bindingBytes: 2147483644,
};
const spread = (median) => ({ median, p20: median * 0.99, p80: median * 1.01, count: 50 });
function result(work, seconds) {
  const times = { device: spread(seconds), wall: spread(seconds), clock: 'device', runsPerSample: 1 };
  return { label: 'it', work, relativeError: 1e-6, times };
}
function perform({ task, probe, spec }) {
  if (task === 'probe') return result({ bytes: 3.6e9, flops: 120e9, unit: probe === 'f32' ? 'f32' : probe === 'matrix' ? 'matrix' : 'f16' }, 1e-3);
  if (spec.context === undefined) return undefined;
  const bytes = spec.batch * spec.context * 1024;
  return result({ bytes, flops: bytes * 64, unit: 'matrix' }, 10e-6 + bytes / 1.8e12);
}
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, task } = JSON.parse(line);
  const result = perform(task);
  const failure = { code: 'unsupported', message: 'This card has no such kernel.', advice: 'None.' };
  say(result ? { reply: 'done', id, result } : { reply: 'failed', id, failure });
});
say({ reply: 'opened', card });
`;

describe('what was measured on a card', () => {
  let workbench: Workbench;
  let page: Page;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-h20-'));
  const nodePath = path.join(folder, 'node');
  beforeAll(async () => {
    fs.writeFileSync(nodePath, PRETENDED_H20, { mode: 0o755 });
    fs.writeFileSync(path.join(folder, 'h20.cjs'), PRETENDED_CHILD);
    workbench = await openWorkbench({
      settings: { 'decodeLens.profile.host': 'node', 'decodeLens.profile.nodePath': nodePath },
    });
    page = workbench.page;
    await workbench.open(deployment);
  });
  afterAll(async () => {
    await workbench?.close();
    fs.rmSync(folder, { recursive: true });
  });

  const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

  test('is written into its file, on which the estimate then rests', async () => {
    const status = page.locator('.statusbar-item[id$="decodeLens.deployment"]');
    await expect.poll(() => status.innerText(), patience).toMatch(/TPOT 42\.0 ms/);
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    await panel().getByLabel('Batches').fill('16, 64, 128');
    await panel().getByLabel('Contexts').fill('2K, 4K, 16K');
    await panel().getByRole('button', { name: 'Run', exact: true }).click();
    await panel()
      .getByRole('row', { name: /mfa.*128.*16/i })
      .first()
      .waitFor(patience);
    await expect
      .poll(() => panel().locator('#hardware').inputValue(), patience)
      .toMatch(/h20\.hardware\.yaml$/);
    await panel().getByRole('button', { name: 'Preview' }).click();
    await panel().getByText('Changes to the file').waitFor(patience);
    await panel().getByRole('button', { name: 'Write', exact: true }).click();
    await page.locator('.tab.active', { hasText: 'h20.hardware.yaml' }).waitFor(patience);
    await panel()
      .getByText(/written into h20\.hardware\.yaml: .*mfa/)
      .waitFor(patience);
    await expect.poll(() => status.innerText(), patience).not.toMatch(/TPOT 42\.0 ms/);
    // The keyboard stayed in the panel.
    await page.locator('.tab', { hasText: 'h20.hardware.yaml' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => status.innerText(), patience).toMatch(/TPOT 42\.0 ms/);
  });

  test('is what the next run is compared with, after the window was closed', async () => {
    const tab = page.locator('.tab', { hasText: 'Decode Lens: Profile' });
    await tab.hover();
    await tab.locator('.tab-actions .action-label').click();
    await page.goto('about:blank');
    await workbench.open(deployment);
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    await panel()
      .getByRole('row', { name: /mfa.*64.*the same/i })
      .first()
      .waitFor(patience);
  });
});
