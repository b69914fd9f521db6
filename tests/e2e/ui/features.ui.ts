import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasGit, openWorkbench, type Workbench } from '../host/workbench.mjs';

const deployment = 'step-3-2a2f.deployment.yaml';

describe('what a person does in the installed package', () => {
  let workbench: Workbench;
  let page: Page;
  beforeAll(async () => {
    // Servers for agents are among what the tests' profile has off.
    const settings = { 'editor.acceptSuggestionOnEnter': 'on', 'chat.disableAIFeatures': false };
    workbench = await openWorkbench({ committed: hasGit(), settings });
    page = workbench.page;
    await workbench.open(deployment);
    await lens('limited by').first().waitFor();
  });
  afterAll(() => workbench?.close());
  beforeEach(() => page.keyboard.press('Escape'));

  const lens = (text: string | RegExp) => page.locator('.codelens-decoration', { hasText: text });
  const suggestions = () => page.locator('.suggest-widget.visible .monaco-list-row');
  const tab = (name: string) => page.locator('.tab.active', { hasText: name });
  /** Puts the cursor into a text of a line. */
  const into = (pattern: RegExp, text: string) =>
    workbench
      .lineWith(pattern)
      .getByText(text)
      .first()
      .click({ position: { x: 20, y: 8 } });

  test('sees an icon of ours at each kind of file', async () => {
    const icon = (name: string) =>
      page
        .locator('.explorer-viewlet .monaco-icon-label', { hasText: name })
        .first()
        .evaluate((element) => getComputedStyle(element, '::before').backgroundImage);
    await expect.poll(() => icon(deployment)).toMatch(/deployment-dark\.svg/);
    await expect.poll(() => icon('step-3.model.yaml')).toMatch(/model-dark\.svg/);
    await expect.poll(() => icon('h20.hardware.yaml')).toMatch(/hardware-dark\.svg/);
  });

  test('accepts a key while typing, which keeps to its place', async () => {
    await workbench.openAlso('step-3-h20-h800.deployment.yaml');
    await workbench.lineWith(/^ {2}instances: 4/).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('output');
    await suggestions().filter({ hasText: 'output_tensor' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('8');
    await workbench.lineWith(/^ {2}output_tensor: 8$/).waitFor();
  });

  test('is offered each whole file once in an empty one', async () => {
    fs.writeFileSync(path.join(workbench.folder, 'empty.deployment.yaml'), '');
    await workbench.run('File: Revert File');
    await workbench.run('Refresh Explorer');
    await workbench.openAlso('empty.deployment.yaml');
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.type('afd');
    await suggestions().filter({ hasText: 'AFD deployment' }).first().waitFor();
    // That of the manifest would be called `decode-lens-afd`.
    expect(await suggestions().filter({ hasText: /afd/i }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await workbench.lineWith(/^topology: afd/).waitFor();
  });

  test('corrects a misspelt key by its light bulb', async () => {
    await workbench.openAlso('h20.hardware.yaml');
    await workbench.retype(/^power:/, 'powr: 400 W');
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+.');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'power' }).first();
    await fix.waitFor();
    await page.keyboard.press('Enter');
    await workbench.lineWith(/^power: 400 W/).waitFor();
  });

  test.skipIf(!hasGit())('shows with the lenses what an edit did since the last commit', async () => {
    await workbench.openAlso('h20.hardware.yaml');
    await workbench.retype(/^price:/, 'price: $8.00/h');
    await workbench.openAlso('step-3-h20-h800.deployment.yaml');
    await lens(/\+\d+(\.\d+)?.* USD.* since HEAD/)
      .first()
      .waitFor();
    await workbench.openAlso('h20.hardware.yaml');
    await workbench.retype(/^price:/, 'price: $0.80/h');
    await workbench.openAlso('step-3-h20-h800.deployment.yaml');
    await lens('since HEAD').first().waitFor({ state: 'detached' });
  });

  test('opens what a lens offers', async () => {
    await workbench.openAlso(deployment);
    await lens('Compare').locator('a', { hasText: 'Compare' }).first().click();
    await page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('h1')
      .first()
      .waitFor();
    await workbench.run('View: Close All Editors in Group');
  });

  test('follows a reference into the catalog, which cannot be written', async () => {
    await workbench.openAlso('deepseek-v3-ep128.deployment.yaml');
    await into(/hardware: catalog:/, 'nvidia-h800');
    await page.keyboard.press('F12');
    await tab('nvidia-h800.hardware.yaml').waitFor();
    const line = workbench.lineWith(/^name: NVIDIA H800/);
    await line.click();
    await page.keyboard.type('x');
    await page.locator('.monaco-editor-overlaymessage', { hasText: /read-only/i }).waitFor();
    expect((await line.innerText()).replaceAll('\u00a0', ' ')).toMatch(/^name: NVIDIA H800/);
  });

  test('renames a file where it is referred to', async () => {
    await workbench.openAlso(deployment);
    await into(/^model: /, 'step-3.model.yaml');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    expect(await box.inputValue()).toBe('step-3.model.yaml');
    await box.fill('step-four.model.yaml');
    await page.keyboard.press('Enter');
    await workbench.lineWith(/^model: \.\/step-four\.model\.yaml/).waitFor();
    await expect.poll(() => fs.existsSync(path.join(workbench.folder, 'step-four.model.yaml'))).toBe(true);
    expect(fs.existsSync(path.join(workbench.folder, 'step-3.model.yaml'))).toBe(false);
    // Another deployment, which was not open, refers to it as well.
    await workbench.openAlso('step-3-h20-h800.deployment.yaml');
    await workbench.lineWith(/^model: \.\/step-four\.model\.yaml/).waitFor();
  });

  test('finds all commands under one category, and the walkthrough', async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Decode Lens: ');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    for (const title of ['Open an Example', 'Import', 'Restart', 'Pipeline', 'Compare'])
      await rows.filter({ hasText: title }).first().waitFor();
    await page.keyboard.press('Escape');
    await workbench.run('Welcome: Open Walkthrough');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Decode Lens' }).first().click();
    await page.locator('.gettingStartedContainer', { hasText: 'Decode Lens' }).waitFor();
    expect(await page.locator('.gettingStartedContainer .getting-started-step').count()).toBe(4);
  });

  test('finds the active deployment from a card by a key', async () => {
    await workbench.openAlso('h800.hardware.yaml');
    await workbench.lineWith(/^name:/).click();
    await page.locator('.statusbar-item[id$="decodeLens.deployment"]').waitFor();
    await page.keyboard.press('Control+Alt+d');
    await tab('.deployment.yaml').waitFor();
  });

  test('has the server for agents in the list, and can start it', async () => {
    const row = (text: string) =>
      page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await workbench.run('MCP: List Servers');
    await row('Decode Lens').click();
    await row('Start Server').click();
    await page
      .locator('.output-view .view-line', { hasText: /Discovered/ })
      .first()
      .waitFor();
  });
});
