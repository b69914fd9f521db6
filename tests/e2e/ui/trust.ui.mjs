import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasGit, openWorkbench } from '../host/workbench.mjs';

const card = 'h20.hardware.yaml';
const deployment = 'step-3-h20-h800.deployment.yaml';

describe('a folder that is not trusted', () => {
  let workbench;
  let page;
  beforeAll(async () => {
    workbench = await openWorkbench({
      asksForTrust: true,
      committed: hasGit(),
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        // The page that asks for trust is a tab among the others.
        'workbench.editor.useModal': 'off',
        'security.workspace.trust.untrustedFiles': 'open',
      },
    });
    page = workbench.page;
    await workbench.open(deployment);
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });
  afterAll(() => workbench?.close());

  const lens = (text) => page.locator('.codelens-decoration', { hasText: text });

  /** The commands that the palette offers for what is typed. */
  async function offered(typed) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill(`>${typed}`);
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    const labels = await rows.allInnerTexts();
    await page.keyboard.press('Escape');
    return labels.join('\n');
  }

  test('has figures all the same', async () => {
    await lens('0.146 USD per 1M').first().waitFor();
    await workbench.hoverOn(/^name:/, '0.0550');
  });

  test('starts nothing that a folder could have a say in: no check, and no git', async () => {
    expect(await offered('Decode Lens: ')).toContain('Restart');
    expect(await offered('Decode Lens: ')).not.toContain('Check');
    await workbench.openAlso(card);
    await workbench.retype(/^price:/, 'price: $8.00/h');
    await workbench.openAlso(deployment);
    await expect.poll(() => lens('USD per 1M').first().innerText()).not.toContain('0.146');
    await workbench.hoverOn(/^name:/, 'USD');
    expect(await lens('since HEAD').count()).toBe(0);
  });

  test('has both once it is trusted', async () => {
    await workbench.run('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await workbench.openAlso(deployment);
    if (hasGit()) await lens('since HEAD').first().waitFor();
    expect(await offered('Decode Lens: ')).toContain('Check');
  });
});
