import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

const deployment = 'step-3-2a2f.deployment.yaml';

/** How long the workbench may take to load an extension and a webview on a busy machine. */
const patience = { timeout: 20_000 };

describe('the pipeline panel in the installed package', () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await workbench.open(deployment);
    // Its button stands above the editor of a deployment.
    await page.locator('.editor-actions').getByRole('button', { name: 'Show Pipeline' }).click(patience);
    await panel().locator('[data-drawn]').waitFor({ timeout: 30_000 });
  });
  afterAll(() => workbench?.close());

  /** Types over a line, and goes back to its start: the editor next to a panel is narrow and scrolls along. */
  async function retype(pattern: RegExp, text: string): Promise<void> {
    await workbench.retype(pattern, text);
    await page.keyboard.press('Home');
  }

  const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const figure = (name: string) => panel().locator('.figures div', { hasText: name }).locator('dd').first();
  /** The title of the panel, once it shows the deployment. */
  const follows = () => panel().locator('h1', { hasText: 'Step-3 2A2F' });
  const tpot = () => figure('TPOT').innerText();

  test('shows the deployment of the editor', async () => {
    await expect.poll(tpot, patience).toBe('44.6 ms');
  });

  test('follows the text while it is edited, without being saved', async () => {
    await retype(/^workload:/, 'workload: { context: 4096, batch: 3072 }');
    await expect.poll(tpot, patience).toMatch(/^2\d\.\d ms/);
  });

  test('keeps its picture while the text is broken, and says so', async () => {
    const before = await tpot();
    await retype(/^workload:/, 'workload: { context: 4096, batch: "3072 }');
    await panel().locator('.banner', { hasText: 'Out of date' }).waitFor(patience);
    expect(await tpot()).toBe(before);
    await retype(/^workload:/, 'workload: { context: 4096, batch: 6144 }');
    await expect.poll(tpot, patience).toBe('44.6 ms');
  });

  test('leads from a bar to the line that makes it so', async () => {
    const chart = panel().locator('.chart').first();
    await chart.focus();
    // Down from attention: the links of the card, and then the FFN.
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await panel().locator('.readout', { hasText: 'Dispatch' }).waitFor(patience);
    await page.keyboard.press('Enter');
    const tab = page.locator('.tab.active', { hasText: 'h800.hardware.yaml' });
    await tab.waitFor(patience);
    // The keyboard stayed in the panel; the status bar and the explorer go by the group that has it.
    await tab.click();
    const status = page.locator('#status\\.editor\\.selection');
    await expect.poll(() => status.innerText(), patience).toMatch(/^Ln [1-9]\d*, Col 1$/);
  });

  test('writes a dragged figure into the file, as an edit that can be undone', async () => {
    await workbench.openAlso(deployment);
    await follows().waitFor(patience);
    await panel().getByLabel('Micro-batches').focus();
    await page.keyboard.press('ArrowLeft');
    await panel().getByRole('button', { name: 'Write to file' }).click();
    await workbench.lineWith(/^micro_batches: 2/).waitFor(patience);
    await workbench.lineWith(/^micro_batches: 2/).click();
    await page.keyboard.press('Control+z');
    await workbench.lineWith(/^micro_batches: 3/).waitFor(patience);
  });

  test('is there again after the window is reloaded', async () => {
    // The address that opened the file would open it alone again; without that part the workbench restores what was there.
    const address = new URL(page.url());
    address.searchParams.delete('payload');
    await page.goto(address.href);
    await panel().locator('[data-drawn]').waitFor(patience);
    await expect.poll(tpot, patience).toMatch(/ms/);
    await follows().waitFor(patience);
  });
});
