import { describe, expect, it, vi } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { PAUSE, Publisher } from './publisher';

/** A publisher whose files have the given findings, and what it does, in order. */
function publisher(findings: (uri: string) => Omit<PublishDiagnosticsParams, 'uri'> = () => finding('x')) {
  const done: string[] = [];
  const due = new Publisher({
    findings: (uri) => ({ uri, ...findings(uri) }),
    send: ({ uri, version }) => done.push(version === undefined ? uri : `${uri}@${version}`),
    failed: (uri) => done.push(`${uri} failed`),
  });
  return { due, done };
}

function finding(message: string, version?: number): Omit<PublishDiagnosticsParams, 'uri'> {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { diagnostics: [{ range, message }], ...(version === undefined ? {} : { version }) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function turns(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await turn();
}

describe('a publisher', () => {
  it('sends the edited file before those that it affects, one a turn', async () => {
    const { due, done } = publisher();
    due.affect('deployment');
    due.affect('other deployment');
    due.edit('model');
    expect(done).toEqual([]);
    await turn();
    expect(done).toEqual(['model']);
    await turns(2);
    expect(done).toEqual(['model', 'deployment', 'other deployment']);
  });

  it('keeps to edited files while others are read', async () => {
    const { due, done } = publisher();
    due.hold();
    due.affect('deployment');
    due.edit('model');
    await turns(3);
    expect(done).toEqual(['model']);
    due.release();
    await turns(2);
    expect(done).toEqual(['model', 'deployment']);
  });

  it('lets an edit past the files that still wait', async () => {
    let version = 0;
    const { due, done } = publisher((uri) => finding('x', uri === 'model' ? ++version : 0));
    due.edit('model');
    due.affect('a');
    due.affect('b');
    await turns(2);
    due.edit('model');
    await turns(2);
    expect(done).toEqual(['model@1', 'a@0', 'model@2', 'b@0']);
  });

  it('lets files that are not open wait for a pause in the typing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { due, done } = publisher();
      for (const key of ['a', 'b']) {
        due.type('model');
        due.affect('open deployment');
        due.affectLater('closed deployment');
        await turns(4);
        vi.advanceTimersByTime(PAUSE - 1);
        await turns(2);
        expect(done, `after ${key}`).toEqual(['model', 'open deployment']);
      }
      vi.advanceTimersByTime(1);
      await turns(2);
      expect(done).toEqual(['model', 'open deployment', 'closed deployment']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not wait for a pause where no one types', async () => {
    const { due, done } = publisher();
    due.edit('model');
    due.affectLater('closed deployment');
    await turns(2);
    expect(done).toEqual(['model', 'closed deployment']);
  });

  it('checks a burst of edits once', async () => {
    const { due, done } = publisher();
    for (let edit = 0; edit < 10; edit++) due.edit('model');
    await turns(3);
    expect(done).toEqual(['model']);
  });

  it('does not send what is shown already, and sends a new version with the same findings', async () => {
    let version = 1;
    const { due, done } = publisher(() => finding('x', version));
    due.affect('model');
    await turns(2);
    due.affect('model');
    await turns(2);
    version = 2;
    due.affect('model');
    await turns(2);
    expect(done).toEqual(['model@1', 'model@2']);
  });

  it('says nothing of a file without findings that is not open, unless it had some', async () => {
    let clean = true;
    const { due, done } = publisher(() => (clean ? { diagnostics: [] } : finding('x')));
    due.affect('model');
    await turns(2);
    expect(done).toEqual([]);
    clean = false;
    due.affect('model');
    await turns(2);
    clean = true;
    due.affect('model');
    await turns(2);
    expect(done).toEqual(['model', 'model']);
  });

  it('goes on after a file that cannot be checked', async () => {
    const { due, done } = publisher((uri) => {
      if (uri === 'bad') throw new Error('a bug');
      return finding('x');
    });
    due.edit('bad');
    due.affect('good');
    await turns(3);
    expect(done).toEqual(['bad failed', 'good']);
  });
});
