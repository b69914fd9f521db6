import { describe, expect, it } from 'vitest';
import { exampleFolder, STARTS, serverFrom } from './kit';

describe.each(STARTS)('%s', (_, program, args) => {
  it('says what it can do', async () => {
    const client = await serverFrom(program, args, exampleFolder());
    expect(client.initialized).toMatchObject({
      serverInfo: { name: 'decode-lens' },
      capabilities: { textDocumentSync: { openClose: true, change: 2 }, hoverProvider: true },
    });
  });

  it('answers, and ends with status 0 after shutdown and exit', async () => {
    const client = await serverFrom(program, args, exampleFolder());
    await client.open('step-3-2a2f.deployment.yaml');
    expect(await client.problems('step-3-2a2f.deployment.yaml')).toEqual([]);
    expect(await client.stop()).toBe(0);
    expect(client.errors).toBe('');
  });

  it('ends when its input closes, so that an editor which crashed leaves no process behind', async () => {
    const client = await serverFrom(program, args, exampleFolder());
    client.process.stdin?.end();
    expect(await client.ended).toBe(1);
  });

  it('ends with status 1 on an exit without a shutdown', async () => {
    const client = await serverFrom(program, args, exampleFolder());
    await client.connection.sendNotification('exit');
    expect(await client.ended).toBe(1);
  });
});
