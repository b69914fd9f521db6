import { describe, expect, it } from 'vitest';
import { Workspace } from '../../server/language';
import { exampleTexts, exampleUri } from '../kit/examples';
import { soundFindings } from '../kit/findings';
import { sampled } from '../kit/runs';

/** Every so many offsets of a text. */
const every = (step: number, text: string): readonly number[] =>
  Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step);

/** Files as they are while being typed. */
describe.each(exampleTexts)('$name', { timeout: 30_000 }, ({ name, text }) => {
  const uri = exampleUri(name);

  it('can be typed character by character, and keeps its results once it has some', () => {
    const workspace = new Workspace();
    const looked = new Set([...sampled(every(1, text)), text.length]);
    let had = false;
    for (let length = 0; length <= text.length; length++) {
      const change =
        length === 0 ? undefined : { fromA: length - 1, toA: length - 1, fromB: length - 1, toB: length };
      const state = workspace.update(uri, text.slice(0, length), change);
      if (!state.ok) throw new Error(state.reason);
      if (looked.has(length)) soundFindings(state.file, workspace);
      had ||= state.file.spec !== undefined;
      if (had && state.file.spec === undefined) throw new Error(`lost its results at ${length}`);
    }
    expect(workspace.file(uri)).toMatchObject({ stale: false });
  });

  it('keeps its results while a character is missing', () => {
    const workspace = new Workspace();
    workspace.update(uri, text);
    for (const at of sampled(every(5, text))) {
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
    for (const at of sampled(every(23, text))) {
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
