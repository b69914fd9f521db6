import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileContent, LARGEST_FILE, Workspace } from '../../server/language';
import { fileUri, nodeFiles } from '../../server/node/files';
import {
  findingsIn,
  SMALL_DEPLOYMENT,
  SMALL_HARDWARE,
  SMALL_MODEL,
  soundFindings,
  workspaceOf,
} from './support';

const FILES = {
  'small.model.yaml': SMALL_MODEL,
  'card.hardware.yaml': SMALL_HARDWARE,
  'small.deployment.yaml': SMALL_DEPLOYMENT,
};

const withModel = (reference: string): string => SMALL_DEPLOYMENT.replace('./small.model.yaml', reference);

describe('a file that cannot be read', () => {
  it.each<[Extract<FileContent, { ok: false }>['reason'], RegExp]>([
    ['missing', /there is no such file/],
    ['too-large', /larger than 750 kB/],
    ['binary', /not text/],
    ['loop', /circle of links/],
    ['folder', /names a folder/],
    ['denied', /may not be read/],
  ])('is told of: %s', async (reason, message) => {
    const files = { 'card.hardware.yaml': SMALL_HARDWARE, 'small.deployment.yaml': SMALL_DEPLOYMENT };
    const workspace = await workspaceOf(files, { 'small.model.yaml': { ok: false, reason } });
    expect(findingsIn(workspace, 'small.deployment.yaml')).toEqual([
      expect.stringMatching(/^unresolved-reference: ‘\.\/small\.model\.yaml’: /),
    ]);
    expect(findingsIn(workspace, 'small.deployment.yaml')[0]).toMatch(message);
  });

  it('on the disk is told of as what it is', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-'));
    try {
      fs.writeFileSync(path.join(folder, 'huge.model.yaml'), '#'.repeat(LARGEST_FILE + 1));
      fs.writeFileSync(path.join(folder, 'binary.model.yaml'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]));
      fs.mkdirSync(path.join(folder, 'folder.model.yaml'));
      fs.symlinkSync(path.join(folder, 'loop.model.yaml'), path.join(folder, 'loop.model.yaml'));
      const told = async (name: string): Promise<readonly string[]> => {
        const workspace = new Workspace();
        workspace.update(fileUri(path.join(folder, 'card.hardware.yaml')), SMALL_HARDWARE);
        const state = workspace.update(
          fileUri(path.join(folder, 'a.deployment.yaml')),
          withModel(`./${name}.model.yaml`),
        );
        await workspace.settle(nodeFiles);
        return state.ok ? soundFindings(state.file, workspace).map(({ message }) => message) : [];
      };
      expect((await Promise.all(['missing', 'huge', 'binary', 'folder', 'loop'].map(told))).flat()).toEqual([
        expect.stringContaining('there is no such file'),
        expect.stringContaining('larger than 750 kB'),
        expect.stringContaining('not text'),
        expect.stringContaining('names a folder'),
        expect.stringContaining('circle of links'),
      ]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

describe('a reference', () => {
  it.each([
    ['to itself', './small.deployment.yaml', 'circular-reference'],
    ['to a file of the wrong kind', './card.hardware.yaml', 'wrong-kind-reference'],
    ['to a file of no kind', './README.md', 'wrong-kind-reference'],
    ['to no bundled file', 'catalog:step-99', 'unresolved-reference'],
    ['to a bundled file of the wrong kind', 'catalog:nvidia-h800', 'wrong-kind-reference'],
    ['to the web', 'https://example.org/small.model.yaml', 'unresolved-reference'],
    ['of no letters', '""', 'unresolved-reference'],
    ['out of the tree', '../../../../../../etc/small.model.yaml', 'unresolved-reference'],
    ['of the name of what every object has', 'catalog:__proto__', 'unresolved-reference'],
    ['of half a character', '"./\\ud800.model.yaml"', 'unresolved-reference'],
  ])('%s has one finding', async (_, reference, code) => {
    const workspace = await workspaceOf({ ...FILES, 'small.deployment.yaml': withModel(reference) });
    expect(findingsIn(workspace, 'small.deployment.yaml')).toEqual([
      expect.stringMatching(new RegExp(`^${code}: `)),
    ]);
  });

  it.each([
    'small.model.yaml',
    './small.model.yaml',
    './././small.model.yaml',
    '../specs/small.model.yaml',
    '.\\small.model.yaml',
    'catalog:step-3',
    '"catalog: step-3"',
  ])('%s leads to a model', async (reference) => {
    const workspace = await workspaceOf({ ...FILES, 'small.deployment.yaml': withModel(reference) });
    // A large model on small cards has findings of other kinds.
    const about = findingsIn(workspace, 'small.deployment.yaml').filter((finding) =>
      finding.includes('reference'),
    );
    expect(about).toEqual([]);
    expect(workspace.referred('file:///specs/small.deployment.yaml', 'model', 'model')?.spec).toBeDefined();
  });

  it('in a circle through several files ends', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const files = names.map((name, index) => {
      const next = names[(index + 1) % names.length];
      return [`${name}.deployment.yaml`, withModel(`./${next}.deployment.yaml`)] as const;
    });
    const workspace = await workspaceOf({
      ...Object.fromEntries(files),
      'card.hardware.yaml': SMALL_HARDWARE,
    });
    for (const name of names)
      expect(findingsIn(workspace, `${name}.deployment.yaml`)).toEqual([
        expect.stringMatching(/^circular-reference: /),
      ]);
  });

  it('to a broken file says so, and the results stay', async () => {
    const workspace = await workspaceOf(FILES);
    expect(findingsIn(workspace, 'small.deployment.yaml')).toEqual([]);
    workspace.update('file:///specs/small.model.yaml', SMALL_MODEL.replace('hidden: 1024', 'hidden: '));
    expect(findingsIn(workspace, 'small.deployment.yaml')).toEqual([
      'broken-reference: ‘./small.model.yaml’ has errors; results use what it said before',
    ]);
    expect(workspace.referred('file:///specs/small.deployment.yaml', 'model', 'model')?.spec).toMatchObject({
      hidden: 1024,
    });
  });

  it('to a deleted file is asked for again', async () => {
    const workspace = await workspaceOf(FILES);
    workspace.forget('file:///specs/small.model.yaml');
    await workspace.settle({ read: async () => ({ ok: false, reason: 'missing' }) });
    expect(findingsIn(workspace, 'small.deployment.yaml')).toEqual([
      expect.stringMatching(/^unresolved-reference: .*there is no such file/),
    ]);
  });
});
