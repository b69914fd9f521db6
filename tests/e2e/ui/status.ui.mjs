import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../host/workbench.mjs';

const deployment = 'step-3-h20-h800.deployment.yaml';

describe('the active deployment in the status bar', () => {
  let workbench;
  let item;
  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.open(deployment);
    item = workbench.page.locator('.statusbar-item[id$="decodeLens.deployment"]');
    await item.waitFor();
  });
  afterAll(() => workbench?.close());

  const text = () => item.innerText();

  test('has its cost, and its time against the target', async () => {
    await expect.poll(text).toMatch(/Step-3 on H20 and H800: 0\.146 USD per 1M · TPOT 42\.0 ms \/ 50\.0 ms/);
  });

  test('follows the price of its card, typed into another file', async () => {
    await workbench.openAlso('h20.hardware.yaml');
    await workbench.retype(/^price: /, 'price: $1.60/h');
    await expect.poll(text).toMatch(/Step-3 on H20 and H800: 0\.2\d\d USD per 1M/);
  });

  test('opens the deployment', async () => {
    await item.click();
    await workbench.page.locator('.tab.active', { hasText: deployment }).waitFor();
  });

  test('shows hints beside the text and a lens above it', async () => {
    const { page } = workbench;
    await page.locator('.codelens-decoration', { hasText: 'bound by' }).first().waitFor();
    await expect
      .poll(() => workbench.lineWith(/^workload:/).innerText())
      .toMatch(/256[\s\u00a0]MB[\s\u00a0]a[\s\u00a0]sequence/);
  });

  test('goes when no file of ours is in front', async () => {
    await workbench.openAlso('README.md');
    await item.waitFor({ state: 'hidden' });
  });
});
