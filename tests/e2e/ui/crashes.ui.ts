import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/** The servers started from a folder of extensions, read from Linux's process table. */
function serversIn(folder: string): readonly string[] {
  return fs.readdirSync('/proc').filter((id) => {
    try {
      const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
      return command.includes(folder) && command.includes('dist/server.js');
    } catch {
      return false; // Not a process, or one that ended while we looked.
    }
  });
}

describe.skipIf(process.platform !== 'linux')('a server that crashes again and again (Linux only)', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.open('step-3-h20-h800.deployment.yaml');
  });
  afterAll(() => workbench?.close());

  const server = () => expect.poll(() => serversIn(workbench.extensionsFolder)).toHaveLength(1);

  test('is restarted in silence, then given up with a message whose button starts it again', async () => {
    const { page, extensionsFolder } = workbench;
    const message = page.locator('.notification-toast', { hasText: 'crashed repeatedly' });
    for (let crash = 1; crash <= 5; crash++) {
      await server();
      expect(await page.locator('.notification-toast').count()).toBe(0);
      const [id] = serversIn(extensionsFolder);
      process.kill(Number(id), 'SIGKILL');
      await expect.poll(() => serversIn(extensionsFolder)).not.toContain(id);
    }
    await message.waitFor();
    expect(serversIn(extensionsFolder)).toEqual([]);

    await message.getByRole('button', { name: 'Restart' }).click();
    await server();
    await workbench.hoverOn(/^name:/, '0.0550');
  });
});
