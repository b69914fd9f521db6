import { expect, test } from 'vitest';
import { defaultSettings } from '../../server/protocol/settings';
import { type StatusParams, statusNotification } from '../../server/protocol/status';
import { CARD, changed, FILES } from '../kit/texts';
import { uriOf } from '../kit/workspace';
import { type Editor, type EditorOptions, editorOn } from './kit/in-process';

const COMMANDS = { commands: ['decodeLens.open.pipeline', 'decodeLens.open.compare'] };
const DEPLOYMENT = 'tiny.deployment.yaml';
const ASKED: EditorOptions['capabilities'] = {
  workspace: {
    configuration: true,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** Something that happens from time to time, to be waited for. */
class Events<Event> {
  private readonly waiting = new Set<() => void>();
  readonly all: Event[] = [];

  readonly add = (event: Event): null => {
    this.all.push(event);
    for (const look of this.waiting) look();
    return null;
  };

  until(holds: (event: Event) => boolean): Promise<Event> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.all.find(holds);
        if (found === undefined) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }
}

test('hints and lenses follow the text', async () => {
  const editor = await editorOn({ options: COMMANDS });
  await editor.open(DEPLOYMENT);
  expect(await editor.hints(DEPLOYMENT)).toEqual([
    '0.00959 USD/1M · 232K tok/s (estimate)',
    '12.6 MB per sequence',
  ]);
  await editor.edit(DEPLOYMENT, 'context: 4096', 'context: 8192');
  expect(await editor.hints(DEPLOYMENT)).toContain('25.2 MB per sequence');
  expect(await editor.lenses(DEPLOYMENT)).toEqual([
    expect.stringContaining('USD per 1M (estimate)'),
    expect.stringContaining('tokens/s'),
    expect.stringMatching(/^TPOT .* meets the 50\.0 ms target$/),
    expect.stringMatching(/^limited by /),
    'Show pipeline',
    'Compare',
  ]);
});

test('a plain editor gets no lens that it cannot run', async () => {
  const editor = await editorOn();
  await editor.open(DEPLOYMENT);
  const titles = await editor.lenses(DEPLOYMENT);
  expect(titles).toHaveLength(4);
  expect(titles).not.toContain('Compare');
});

test('an edit of a card asks the editor to ask again for those of its deployments', async () => {
  const refreshed = new Events<string>();
  const editor = await editorOn({
    capabilities: ASKED,
    before: (connection) => {
      connection.onRequest('workspace/inlayHint/refresh', () => refreshed.add('hints'));
      connection.onRequest('workspace/codeLens/refresh', () => refreshed.add('lenses'));
    },
  });
  await editor.open(DEPLOYMENT);
  await editor.open('card.hardware.yaml');
  const before = await editor.hints(DEPLOYMENT);
  await editor.edit('card.hardware.yaml', '$1.00', '$2.00');
  await refreshed.until((what) => what === 'hints');
  await refreshed.until((what) => what === 'lenses');
  expect((await editor.hints(DEPLOYMENT))[0]).not.toBe(before[0]);
});

test('settings are those of the resource, and are followed', async () => {
  const settings = structuredClone(defaultSettings);
  const asked: string[] = [];
  const editor = await editorOn({
    capabilities: ASKED,
    settings: (scope) => {
      asked.push(scope);
      return settings;
    },
    before: (connection) => {
      connection.onRequest('workspace/inlayHint/refresh', () => null);
      connection.onRequest('workspace/codeLens/refresh', () => null);
    },
  });
  await editor.open(DEPLOYMENT);
  expect(await editor.hints(DEPLOYMENT)).toHaveLength(2);
  await editor.hints(DEPLOYMENT);
  // The price basis belongs to the window, the others to the resource.
  expect(asked).toEqual([undefined, uriOf(DEPLOYMENT)]);
  Object.assign(settings.inlayHints, { cost: false });
  Object.assign(settings, { codeLens: { enabled: false } });
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await editor.hints(DEPLOYMENT)).toEqual(['12.6 MB per sequence']);
  expect(await editor.lenses(DEPLOYMENT)).toEqual([]);
});

test('settings that make no sense are as by default, each by itself', async () => {
  const editor = await editorOn({
    capabilities: { workspace: { configuration: true } },
    settings: () => ({ inlayHints: { cost: 'often', stateBytes: false }, counting: 7, contexts: [] }),
  });
  await editor.open(DEPLOYMENT);
  expect(await editor.hints(DEPLOYMENT)).toEqual([expect.stringContaining('USD/1M')]);
});

test('an editor that cannot be asked pushes its settings', async () => {
  const editor = await editorOn();
  await editor.open(DEPLOYMENT);
  await editor.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { decodeLens: { inlayHints: { stateBytes: false } } },
  });
  expect(await editor.hints(DEPLOYMENT)).toHaveLength(1);
});

test('the basis of prices is that of the settings, and findings follow it', async () => {
  const editor = await editorOn({
    files: {
      ...FILES,
      'card.hardware.yaml': changed(CARD, { 'price: $1.00/h': 'prices: { rental: $1.00/h }' }),
    },
  });
  await editor.open(DEPLOYMENT, FILES[DEPLOYMENT]);
  expect(await editor.hints(DEPLOYMENT)).toContainEqual(expect.stringContaining('USD/1M'));
  await editor.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { decodeLens: { priceBasis: 'neocloud' } },
  });
  expect(await editor.lenses(DEPLOYMENT)).toContainEqual(expect.stringContaining('no price'));
});

/** An editor that shows the status, and says which document is in front. */
async function withStatus(): Promise<{
  editor: Editor;
  statuses: Events<StatusParams>;
  front: (name: string | null) => Promise<void>;
}> {
  const statuses = new Events<StatusParams>();
  const editor = await editorOn({
    before: (connection) =>
      connection.onNotification(statusNotification, (params: StatusParams) => void statuses.add(params)),
  });
  const front = (name: string | null) =>
    editor.connection.sendNotification('decodeLens/activeDocument', { uri: name && uriOf(name) });
  return { editor, statuses, front };
}

test('the status is that of the deployment in front, and follows its files', async () => {
  const { editor, statuses, front } = await withStatus();
  await editor.open(DEPLOYMENT);
  await front(DEPLOYMENT);
  const { status } = await statuses.until((params) => params.status !== null);
  expect(status).toMatchObject({
    name: 'Tiny on Card',
    usdPerMillionTokens: '0.00959',
    target: { tpot: '50.0 ms', holds: true },
    line: 0,
    stale: false,
  });
  await editor.edit(DEPLOYMENT, '50 ms', '0.1 ms');
  await statuses.until((params) => params.status?.target?.holds === false);
  await editor.open('card.hardware.yaml');
  await front('card.hardware.yaml');
  await editor.edit('card.hardware.yaml', '$1.00', '$2.00');
  await statuses.until((params) => params.status?.usdPerMillionTokens === '0.0192');
});

test('there is no status in front of other files', async () => {
  const { editor, statuses, front } = await withStatus();
  await editor.open(DEPLOYMENT);
  await front(DEPLOYMENT);
  await statuses.until((params) => params.status !== null);
  await front(null);
  await statuses.until((params) => params.status === null);
});

test('a file of a megabyte gets one notice, and nothing else', async () => {
  const editor = await editorOn();
  await editor.open(DEPLOYMENT, `name: Large\n${'# a comment that makes it large\n'.repeat(31_250)}`);
  const { diagnostics } = await editor.diagnostics(DEPLOYMENT);
  expect(diagnostics).toMatchObject([{ code: 'file-too-large', severity: 3 }]);
  expect(await editor.hints(DEPLOYMENT)).toEqual([]);
  expect(await editor.lenses(DEPLOYMENT)).toEqual([]);
  const position = { line: 0, character: 1 };
  expect(await editor.ask('textDocument/hover', { textDocument: { uri: uriOf(DEPLOYMENT) }, position })).toBe(
    null,
  );
});

test('the hover compares the contexts and counts the work as the settings say', async () => {
  const hover = async (settings: object): Promise<string> => {
    const editor = await editorOn({
      capabilities: { workspace: { configuration: true } },
      settings: () => settings,
    });
    await editor.open(DEPLOYMENT);
    const about = { textDocument: { uri: uriOf(DEPLOYMENT) }, position: { line: 0, character: 1 } };
    return JSON.stringify(await editor.ask('textDocument/hover', about));
  };
  const contexts = await hover({ contexts: [1000, 65536] });
  expect(contexts).toMatch(/1,000 .*4K .*64K /);
  expect(contexts).not.toContain('32K');
  expect(contexts).not.toContain('in the Step-3 paper');
  expect(await hover({ counting: 'step3-paper' })).toContain('in the Step-3 paper');
});
