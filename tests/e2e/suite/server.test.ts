import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { closeWithoutSaving, deploymentName, eventually, hoverOn, open } from './support';

/** The servers that this extension host runs, read from Linux's process table. */
function serverProcesses(): number[] {
  const numbers = fs.readdirSync('/proc').map(Number).filter(Number.isInteger);
  return numbers.filter((id) => {
    try {
      const parent = /^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      const command = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8');
      return Number(parent) === process.pid && /decode-lens.*server\.js|dist\/server\.js/.test(command);
    } catch {
      return false; // The process ended while we looked.
    }
  });
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the language server (found in /proc, so on Linux only)', () => {
  afterEach(closeWithoutSaving);

  const answers = async () => {
    const deployment = await open(deploymentName);
    await eventually(
      () => hoverOn(deployment, /^name:/m),
      (text) => text.includes('0.0550'),
    );
    return eventually(serverProcesses, (ids) => ids.length === 1);
  };

  it('is another process after the restart command, and answers', async () => {
    const [before] = await answers();
    await vscode.commands.executeCommand('decodeLens.restartServer');
    await eventually(serverProcesses, (ids) => ids.length === 1 && ids[0] !== before);
    await answers();
  });

  it('is replaced by the restart command when it hangs', async () => {
    const [hung] = await answers();
    assert.ok(hung);
    process.kill(hung, 'SIGSTOP');
    await vscode.commands.executeCommand('decodeLens.restartServer');
    await eventually(serverProcesses, (ids) => ids.length === 1 && ids[0] !== hung);
    await answers();
  });

  it('comes back after a crash, and answers', async () => {
    const [before] = await answers();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await eventually(serverProcesses, (ids) => ids.length === 1 && ids[0] !== before);
    await answers();
  });
});
