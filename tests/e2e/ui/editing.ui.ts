import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

const deployment = 'step-3-h20-h800.deployment.yaml';
const hardware = 'h20.hardware.yaml';

describe('what a person sees in the installed package', () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await workbench.open(deployment);
    await status().waitFor();
  });
  afterAll(() => workbench?.close());

  /** The item of the status bar about the active deployment. */
  const status = () => page.locator('.statusbar-item[id$="decodeLens.deployment"]');

  test('the language in the status bar', async () => {
    const mode = page.locator('#status\\.editor\\.mode');
    await expect.poll(() => mode.innerText()).toContain('Decode Lens Deployment');
  });

  test('the hover on the name: what a million tokens cost', async () => {
    const hover = await workbench.hoverOn(/^name:/, '0.0550');
    expect(await hover.innerText()).toContain('0.129');
  });

  test('the active deployment in the status bar, with its cost, and its time against the target', async () => {
    await expect
      .poll(() => status().innerText())
      .toMatch(/Step-3 on H20 and H800: 0\.146 USD per 1M · TPOT 42\.0 ms \/ 50\.0 ms/);
  });

  test('hints in the text and a lens above it', async () => {
    await page.locator('.codelens-decoration', { hasText: 'limited by' }).first().waitFor();
    await expect
      .poll(() => workbench.lineWith(/^workload:/).innerText())
      .toMatch(/256[\s\u00a0]MB[\s\u00a0]per[\s\u00a0]sequence/);
  });

  test('keys, names and quantities in different colours', async () => {
    await workbench.openAlso(hardware);
    const piece = (line: RegExp, text: string | RegExp) =>
      workbench.lineWith(line).getByText(text, { exact: true });
    const colour = (text: Locator) => text.evaluate((element) => getComputedStyle(element).color);
    // The server's tokens tell the number from its unit; they come a moment after the grammar's colours.
    const colours = () =>
      Promise.all([
        colour(piece(/^price: /, 'price')),
        colour(piece(/^price: /, '0.80')),
        colour(piece(/^name: /, /NVIDIA/)),
      ]);
    await expect.poll(async () => new Set(await colours()).size).toBe(3);
  });

  test('another cost in the status bar after typing another price, and in the hover of the deployment that it opens', async () => {
    await workbench.openAlso(hardware);
    await workbench.retype(/^price: /, 'price: $1.60/h');
    await expect.poll(() => status().innerText()).toMatch(/Step-3 on H20 and H800: 0\.2\d\d USD per 1M/);
    await status().click();
    await page.locator('.tab.active', { hasText: deployment }).waitFor();
    // Twice the price of the card for attention: 2 x 0.0401 + 0.0150.
    await workbench.hoverOn(/^name:/, '0.0951');
  });

  test('a squiggle under a misspelt key, gone when it is corrected', async () => {
    await workbench.openAlso('step-3.model.yaml');
    const squiggle = page.locator('.editor-instance .squiggly-error');
    await workbench.retype(/^hidden:/, 'hiden: 7168');
    await squiggle.first().waitFor();
    await workbench.retype(/^hiden:/, 'hidden: 7168');
    await squiggle.first().waitFor({ state: 'detached' });
  });

  test('no item in the status bar when none of our files is in front', async () => {
    await workbench.openAlso('README.md');
    await status().waitFor({ state: 'hidden' });
  });
});
