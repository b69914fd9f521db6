import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasGit, openWorkbench, type Workbench } from '../host/workbench.mjs';

const card = 'h20.hardware.yaml';
const deployment = 'step-3-h20-h800.deployment.yaml';

describe('a folder that is not trusted', () => {
  let workbench: Workbench;
  let page: Page;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-trap-'));
  /** What is taken for Node: all it does is leave word that it was started. */
  const [trap, sprung] = [path.join(folder, 'node'), path.join(folder, 'started')];
  beforeAll(async () => {
    fs.writeFileSync(trap, `#!/bin/sh\n: > "${sprung}"\nexit 1\n`, { mode: 0o755 });
    workbench = await openWorkbench({
      asksForTrust: true,
      committed: hasGit(),
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        // The page that asks for trust is a tab among the others.
        'workbench.editor.useModal': 'off',
        'security.workspace.trust.untrustedFiles': 'open',
        'decodeLens.profile.nodePath': trap,
      },
    });
    page = workbench.page;
    await workbench.open(deployment);
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });
  afterAll(async () => {
    await workbench?.close();
    fs.rmSync(folder, { recursive: true });
  });

  const lens = (text: string | RegExp) => page.locator('.codelens-decoration', { hasText: text });

  /** Asks for a run of kernels, and closes the message that says why there is none. */
  async function profileInVain(why: string): Promise<void> {
    await workbench.run('Decode Lens: Profile Kernels on This Machine');
    const message = page.locator('.notification-toast', { hasText: 'could not be profiled' });
    await message.filter({ hasText: why }).waitFor();
    await message.hover();
    await message.locator('.codicon-notifications-clear').click();
  }

  /** The commands that the palette offers for what is typed. */
  async function offered(typed: string): Promise<string> {
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
    // The second time everything has answered about the first, git too, had it been asked.
    let before = '0.146';
    for (const price of ['$8.00/h', '$9.00/h']) {
      await workbench.openAlso(card);
      await workbench.retype(/^price:/, `price: ${price}`);
      await workbench.openAlso(deployment);
      await expect.poll(() => lens('USD per 1M').first().innerText()).not.toContain(before);
      [before = ''] = (await lens('USD per 1M').first().innerText()).split(' USD');
      await workbench.hoverOn(/^name:/, 'USD');
    }
    expect(await lens('since HEAD').count()).toBe(0);
  });

  test('starts no process of kernels', async () => {
    await profileInVain('cannot be started in Restricted Mode');
    expect(fs.existsSync(sprung)).toBe(false);
  });

  test('has both once it is trusted', async () => {
    await workbench.run('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await workbench.openAlso(deployment);
    if (hasGit()) await lens('since HEAD').first().waitFor();
    expect(await offered('Decode Lens: ')).toContain('Check');
  });

  test('starts the process of kernels, too, once it is trusted', async () => {
    await profileInVain('is not Node 20 or newer');
    expect(fs.existsSync(sprung)).toBe(true);
  });
});
