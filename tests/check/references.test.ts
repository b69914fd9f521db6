import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileContent, LARGEST_FILE, Workspace } from '../../server/language';
import { fileUri, nodeFiles } from '../../server/node/files';
import { findingsIn, soundFindings } from '../kit/findings';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { settledWorkspaceOf } from '../kit/workspace';

const withModel = (reference: string): string => DEPLOYMENT.replace('./tiny.model.yaml', reference);

describe('a file that cannot be read', () => {
  it.each<[Extract<FileContent, { ok: false }>['reason'], RegExp]>([
    ['missing', /there is no such file/],
    ['too-large', /larger than 750 kB/],
    ['binary', /not text/],
    ['loop', /symbolic link loop/],
    ['folder', /names a folder/],
    ['denied', /may not be read/],
  ])('is reported: %s', async (reason, message) => {
    const files = { 'card.hardware.yaml': CARD, 'tiny.deployment.yaml': DEPLOYMENT };
    const workspace = await settledWorkspaceOf(files, { 'tiny.model.yaml': { ok: false, reason } });
    expect(findingsIn(workspace, 'tiny.deployment.yaml')).toEqual([
      expect.stringMatching(/^unresolved-reference: ‘\.\/tiny\.model\.yaml’: /),
    ]);
    expect(findingsIn(workspace, 'tiny.deployment.yaml')[0]).toMatch(message);
  });

  it('on the disk is reported as what it is', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-'));
    try {
      fs.writeFileSync(path.join(folder, 'huge.model.yaml'), '#'.repeat(LARGEST_FILE + 1));
      fs.writeFileSync(path.join(folder, 'binary.model.yaml'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]));
      fs.mkdirSync(path.join(folder, 'folder.model.yaml'));
      fs.symlinkSync(path.join(folder, 'loop.model.yaml'), path.join(folder, 'loop.model.yaml'));
      const messagesOf = async (name: string): Promise<readonly string[]> => {
        const workspace = new Workspace();
        workspace.update(fileUri(path.join(folder, 'card.hardware.yaml')), CARD);
        const state = workspace.update(
          fileUri(path.join(folder, 'a.deployment.yaml')),
          withModel(`./${name}.model.yaml`),
        );
        await workspace.settle(nodeFiles);
        return state.ok ? soundFindings(state.file, workspace).map(({ message }) => message) : [];
      };
      expect(
        (await Promise.all(['missing', 'huge', 'binary', 'folder', 'loop'].map(messagesOf))).flat(),
      ).toEqual([
        expect.stringContaining('there is no such file'),
        expect.stringContaining('larger than 750 kB'),
        expect.stringContaining('not text'),
        expect.stringContaining('names a folder'),
        expect.stringContaining('symbolic link loop'),
      ]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

describe('a reference', () => {
  it.each([
    ['to itself', './tiny.deployment.yaml', 'circular-reference'],
    ['to a file of the wrong kind', './card.hardware.yaml', 'wrong-kind-reference'],
    ['to a file of no kind', './README.md', 'wrong-kind-reference'],
    ['to no bundled file', 'catalog:step-99', 'unresolved-reference'],
    ['to a bundled file of the wrong kind', 'catalog:nvidia-h800', 'wrong-kind-reference'],
    ['to the web', 'https://example.org/tiny.model.yaml', 'unresolved-reference'],
    ['of no letters', '""', 'unresolved-reference'],
    ['out of the tree', '../../../../../../etc/tiny.model.yaml', 'unresolved-reference'],
    ['of the name of what every object has', 'catalog:__proto__', 'unresolved-reference'],
    ['of half a character', '"./\\ud800.model.yaml"', 'unresolved-reference'],
  ])('%s has one finding', async (_, reference, code) => {
    const workspace = await settledWorkspaceOf({ ...FILES, 'tiny.deployment.yaml': withModel(reference) });
    expect(findingsIn(workspace, 'tiny.deployment.yaml')).toEqual([
      expect.stringMatching(new RegExp(`^${code}: `)),
    ]);
  });

  it.each([
    'tiny.model.yaml',
    './tiny.model.yaml',
    './././tiny.model.yaml',
    '../folder/tiny.model.yaml',
    '.\\tiny.model.yaml',
    'catalog:step-3',
    '"catalog: step-3"',
  ])('%s leads to a model', async (reference) => {
    const workspace = await settledWorkspaceOf({ ...FILES, 'tiny.deployment.yaml': withModel(reference) });
    // A large model on small cards has findings of other kinds.
    const about = findingsIn(workspace, 'tiny.deployment.yaml').filter((finding) =>
      finding.includes('reference'),
    );
    expect(about).toEqual([]);
    expect(workspace.referred('file:///folder/tiny.deployment.yaml', 'model', 'model')?.spec).toBeDefined();
  });

  it('in a circle through several files ends', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const files = names.map((name, index) => {
      const next = names[(index + 1) % names.length];
      return [`${name}.deployment.yaml`, withModel(`./${next}.deployment.yaml`)] as const;
    });
    const workspace = await settledWorkspaceOf({
      ...Object.fromEntries(files),
      'card.hardware.yaml': CARD,
    });
    for (const name of names)
      expect(findingsIn(workspace, `${name}.deployment.yaml`)).toEqual([
        expect.stringMatching(/^circular-reference: /),
      ]);
  });

  it('to a broken file says so, and the results stay', async () => {
    const workspace = await settledWorkspaceOf(FILES);
    expect(findingsIn(workspace, 'tiny.deployment.yaml')).toEqual([]);
    workspace.update('file:///folder/tiny.model.yaml', MODEL.replace('hidden: 1024', 'hidden: '));
    expect(findingsIn(workspace, 'tiny.deployment.yaml')).toEqual([
      'broken-reference: ‘./tiny.model.yaml’ has errors; results use its last valid version',
    ]);
    expect(workspace.referred('file:///folder/tiny.deployment.yaml', 'model', 'model')?.spec).toMatchObject({
      hidden: 1024,
    });
  });

  it('to a deleted file is asked for again', async () => {
    const workspace = await settledWorkspaceOf(FILES);
    workspace.forget('file:///folder/tiny.model.yaml');
    await workspace.settle({ read: async () => ({ ok: false, reason: 'missing' }) });
    expect(findingsIn(workspace, 'tiny.deployment.yaml')).toEqual([
      expect.stringMatching(/^unresolved-reference: .*there is no such file/),
    ]);
  });
});
