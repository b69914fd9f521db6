import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOf, Workspace } from '../../server/language';
import { soundFindings } from '../kit/findings';

/** Files as they are while being typed. */
const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');
const files = fs
  .readdirSync(EXAMPLES)
  .filter((name) => kindOf(name) !== undefined)
  .map((name): readonly [string, string] => [name, fs.readFileSync(path.join(EXAMPLES, name), 'utf8')]);

describe.each(files)('%s', { timeout: 30_000 }, (name, text) => {
  const uri = `file:///examples/${name}`;

  it('can be typed character by character, and keeps its results once it has some', () => {
    const workspace = new Workspace();
    let had = false;
    for (let length = 0; length <= text.length; length++) {
      const change =
        length === 0 ? undefined : { fromA: length - 1, toA: length - 1, fromB: length - 1, toB: length };
      const state = workspace.update(uri, text.slice(0, length), change);
      if (!state.ok) throw new Error(state.reason);
      soundFindings(state.file, workspace);
      had ||= state.file.spec !== undefined;
      if (had && state.file.spec === undefined) throw new Error(`lost its results at ${length}`);
    }
    expect(workspace.file(uri)).toMatchObject({ stale: false });
  });

  it('keeps its results while a character is missing', () => {
    const workspace = new Workspace();
    workspace.update(uri, text);
    for (let at = 0; at < text.length; at += 5) {
      const without = text.slice(0, at) + text.slice(at + 1);
      const state = workspace.update(uri, without, { fromA: at, toA: at + 1, fromB: at, toB: at });
      if (!state.ok) throw new Error(state.reason);
      if (state.file.spec === undefined) throw new Error(`lost its results at ${at}`);
      soundFindings(state.file, workspace);
      workspace.update(uri, text, { fromA: at, toA: at, fromB: at, toB: at + 1 });
    }
  });

  it('gives the findings of a fresh reading after any edit', () => {
    const workspace = new Workspace();
    workspace.update(uri, text);
    for (let at = 0; at < text.length; at += 23) {
      const inserted = ['{', '\n', '"', ' ', ': ', '- ', '#', '\t'][(at / 23) % 8] ?? '';
      const edited = text.slice(0, at) + inserted + text.slice(at);
      const change = { fromA: at, toA: at, fromB: at, toB: at + inserted.length };
      const [kept, fresh] = [workspace, new Workspace()].map((room, index) => {
        const state = room.update(uri, edited, index === 0 ? change : undefined);
        if (!state.ok) throw new Error(state.reason);
        return soundFindings(state.file, room).map(({ code, from, to, message }) => ({
          code,
          from,
          to,
          message,
        }));
      });
      expect(kept).toEqual(fresh);
      workspace.update(uri, text, { fromA: at, toA: at + inserted.length, fromB: at, toB: at });
    }
  });
});
