import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

const deployment = 'step-3-h20-h800.deployment.yaml';
const patience = { timeout: 20_000 };
/** How long a run in software may take on a busy machine. */
const aRun = { timeout: 80_000 };

describe('kernels on the GPU of the panel’s page', () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openWorkbench({ gpu: true, settings: { 'decodeLens.profile.host': 'browser' } });
    page = workbench.page;
    await workbench.open(deployment);
  });
  afterAll(() => workbench?.close());

  const panel = () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const rows = () => panel().locator('table tbody tr');
  const notification = () => page.locator('.notification-toast', { hasText: 'Profiling kernels' });
  const progress = () => page.locator('.statusbar-item', { hasText: 'Profiling kernels' });
  const tab = () => page.locator('.tab', { hasText: 'Decode Lens: Profile' });
  const run = () => panel().getByRole('button', { name: 'Run', exact: true });

  test('are profiled by the command, with progress, into the panel', async () => {
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    await progress().waitFor(patience);
    await expect.poll(() => progress().innerText(), aRun).toMatch(/\d+ of \d+: probe/);
    // It would lie over the panel, which says the same.
    expect(await notification().count()).toBe(0);
    await workbench.hoverOn(/^name:/, '0.0550');
    await progress().waitFor({ state: 'hidden', ...aRun });
    await panel().getByText('This is a software adapter').waitFor(patience);
    await panel()
      .getByRole('row', { name: /MFA|mfa/ })
      .first()
      .waitFor(patience);
  });

  test('can be cancelled from the panel, which says so', async () => {
    await run().click();
    await progress().waitFor(patience);
    await panel().getByRole('button', { name: 'Cancel', exact: true }).click();
    await progress().waitFor({ state: 'hidden', ...patience });
    await panel()
      .getByText(/^Cancelled /)
      .waitFor(patience);
  });

  test('can be cancelled from a notification while another tab hides the panel', async () => {
    await run().click();
    await tab().click();
    await workbench.openAlso('h20.hardware.yaml');
    await notification().hover(patience);
    await progress().waitFor({ state: 'hidden', ...patience });
    await notification().getByRole('button', { name: 'Cancel' }).click();
    await notification().waitFor({ state: 'hidden', ...patience });
    await tab().click();
    await expect.poll(() => run().isEnabled(), patience).toBe(true);
  });

  test('end with a word when the panel is closed', async () => {
    await run().click();
    await progress().waitFor(patience);
    await tab().hover();
    await tab().locator('.tab-actions .action-label').click();
    await page.locator('.notification-toast', { hasText: 'because its panel was closed' }).waitFor(patience);
    await progress().waitFor({ state: 'hidden', ...patience });
  });

  test('are shown again after the window is reloaded, and none is run', async () => {
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    await progress().waitFor(patience);
    await progress().waitFor({ state: 'hidden', ...aRun });
    const address = new URL(page.url());
    address.searchParams.delete('payload');
    await page.goto(address.href);
    await panel()
      .getByRole('row', { name: /MFA|mfa/ })
      .first()
      .waitFor({ timeout: 40_000 });
    expect(await run().isEnabled()).toBe(true);
    expect(await rows().count()).toBeGreaterThan(0);
  });
}, 240_000);

describe('a run that cannot be', () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await openWorkbench({
      gpu: true,
      settings: { 'decodeLens.profile.host': 'node', 'decodeLens.profile.nodePath': '/nowhere/node' },
    });
    page = workbench.page;
    await workbench.open(deployment);
  });
  afterAll(() => workbench?.close());

  test('can be had in the panel’s page instead, by a button of the message', async () => {
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    const message = page.locator('.notification-toast', { hasText: 'could not be profiled' }).first();
    await message.hover(patience);
    await message.getByRole('button', { name: 'Run in This Panel' }).click();
    const panel = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await panel.getByText('This is a software adapter').waitFor(aRun);
    await expect.poll(() => panel.locator('.facts').innerText(), patience).toContain('this panel’s page');
    await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
    const run = panel.getByRole('button', { name: 'Run', exact: true });
    await expect.poll(() => run.isEnabled(), patience).toBe(true);
  });

  test('is reported with what to do, and with the way to the settings', async () => {
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    const message = page.locator('.notification-toast', { hasText: 'could not be profiled' });
    await message.waitFor(patience);
    expect(await message.innerText()).toMatch(/\/nowhere\/node is not Node 20 or newer.*Install Node 20/s);
    await workbench.hoverOn(/^name:/, '0.0550');
    await message.hover();
    await message.getByRole('button', { name: 'Open Settings' }).click();
    await page.locator('.settings-editor').getByText('Node Path').first().waitFor(patience);
  });
});
