import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { runs } from '../kit/runs';
import { type Client, exampleFolder, serverOn } from './kit';

const FILE = 'step-3.model.yaml';
const DEPLOYMENT = 'step-3-2a2f.deployment.yaml';
const EDITS = runs(1_000);
const COMPARED_EVERY = 20;

/** What people type, and what they paste by accident. */
const typed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('', ' ', '\n', '\r\n', '  ', ':', ': ', '-', '- ', '#', ',', '"', "'"),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('{', '}', '[', ']', '&a', '*a', '<<: ', '|', '>', '1', 'mfa', 'x: 1\n'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('🚀', '\t', '---\n', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n', '%', '!'),
  },
  { weight: 2, arbitrary: fc.constantFrom('  - { count: 1, attention: mfa, ffn: moe }\n', 'hidden: 7168\n') },
);

/** One edit: a place as a share of the text, how much is removed, what is typed. */
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(12), text: typed }),
  { minLength: 1, maxLength: 3 },
);

/** Where an offset is; both servers get the same. */
function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The random edits, each as the changes of one message. */
function* editing(client: Client): Generator<TextDocumentContentChangeEvent[]> {
  for (const steps of fc.sample(edits, { numRuns: EDITS, seed: 3190 })) {
    let text = client.textOf(FILE);
    yield steps.map(({ at, removed, text: inserted }) => {
      const start = Math.floor(at * text.length);
      const end = Math.min(text.length, start + removed);
      const range = { start: positionAt(text, start), end: positionAt(text, end) };
      text = text.slice(0, start) + inserted + text.slice(end);
      return { range, text: inserted };
    });
  }
}

describe(`${EDITS} random edits`, () => {
  it('leave the findings and figures that whole texts lead to', async () => {
    const folder = exampleFolder();
    const [client, other] = await Promise.all([serverOn(folder), serverOn(folder)]);
    for (const server of [client, other]) {
      await server.open(DEPLOYMENT);
      await server.open(FILE);
    }
    const whole = client.textOf(FILE);
    const before = await client.hover(DEPLOYMENT, 'name: Step-3');
    let edit = 0;
    for (const changes of editing(client)) {
      await client.change(FILE, changes);
      await other.change(FILE, [{ text: client.textOf(FILE) }]);
      edit++;
      if (edit % COMPARED_EVERY === 0)
        expect(await client.diagnostics(FILE), `edit ${edit}`).toEqual(await other.diagnostics(FILE));
    }

    for (const server of [client, other]) await server.change(FILE, [{ text: whole }]);
    expect(await client.diagnostics(FILE)).toEqual([]);
    await client.untilProblems(DEPLOYMENT);
    expect(await client.hover(DEPLOYMENT, 'name: Step-3')).toBe(before);
    expect(client.log).toEqual([]);
  });
});
