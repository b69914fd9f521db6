import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { CARD, DEPLOYMENT, MODEL } from '../../tests/kit/texts';
import { diagnosticsOf, type SourceFile } from '../language';
import { PAUSE } from './publisher';
import { Session } from './session';

vi.mock('../language', async (original) => {
  const language = await original<typeof import('../language')>();
  return { ...language, diagnosticsOf: vi.fn(language.diagnosticsOf) };
});

const uriOf = (name: string): string => `file:///folder/${name}`;

/** Twenty deployments, each of a model of its own; the first two are on one card, the others on another. */
const FILES: ReadonlyMap<string, string> = new Map([
  [uriOf('shared.hardware.yaml'), CARD],
  [uriOf('other.hardware.yaml'), CARD],
  ...Array.from({ length: 20 }, (_, index): [string, string][] => [
    [uriOf(`m${index}.model.yaml`), MODEL],
    [
      uriOf(`d${index}.deployment.yaml`),
      DEPLOYMENT.replace('tiny.model', `m${index}.model`).replace(
        './card',
        index < 2 ? './shared' : './other',
      ),
    ],
  ]).flat(),
]);

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets a session do all that it has to do. */
async function idle(session: Session): Promise<void> {
  vi.advanceTimersByTime(PAUSE);
  await session.settled();
  await turns(2 * FILES.size);
}

async function sessionOnFiles(): Promise<Session> {
  const connection = createConnection(
    new StreamMessageReader(new PassThrough()),
    new StreamMessageWriter(new PassThrough().resume()),
  );
  const session = new Session(connection, {
    files: {
      read: async (uri) => {
        const text = FILES.get(uri);
        return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
      },
    },
    findSpecs: async () => [...FILES.keys()],
    rulePage: () => undefined,
  });
  await session.scan(['file:///folder']);
  await idle(session);
  return session;
}

/** The names of the files that were checked since the last time. */
function checked(): readonly string[] {
  const { calls } = vi.mocked(diagnosticsOf).mock;
  const names = calls.map(([file]: [SourceFile, ...unknown[]]) => file.uri.slice(uriOf('').length));
  vi.mocked(diagnosticsOf).mockClear();
  return names;
}

function replace(session: Session, name: string, found: string, text: string, version: number): void {
  const before = session.documents.get(uriOf(name))?.text ?? '';
  const lines = before.slice(0, before.indexOf(found)).split('\n');
  const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const range = { start, end: { line: start.line, character: start.character + found.length } };
  session.change(uriOf(name), version, [{ range, text }]);
}

describe('a session', () => {
  it('checks every file once when a folder is opened', async () => {
    await sessionOnFiles();
    expect([...checked()].sort()).toEqual([...FILES.keys()].map((uri) => uri.slice(uriOf('').length)).sort());
  });

  it('checks an edited file and those that refer to it, and no other', async () => {
    const session = await sessionOnFiles();
    session.open(uriOf('shared.hardware.yaml'), 1, CARD);
    await idle(session);
    checked();
    replace(session, 'shared.hardware.yaml', '$1.00', '$2.00', 2);
    await idle(session);
    expect(checked()).toEqual(['shared.hardware.yaml', 'd0.deployment.yaml', 'd1.deployment.yaml']);
  });

  it('reads only the edited file again, and checks what it concerns', async () => {
    const session = await sessionOnFiles();
    const { workspace } = session;
    const specs = () => [...workspace.all()].map(({ uri, spec }) => [uri, spec] as const);
    const before = new Map(specs());
    session.open(uriOf('m3.model.yaml'), 1, MODEL);
    replace(session, 'm3.model.yaml', 'hidden: 1024', 'hidden: 2048', 2);
    await idle(session);
    const changed = specs().filter(([uri, spec]) => spec !== before.get(uri));
    expect(changed.map(([uri]) => uri)).toEqual([uriOf('m3.model.yaml')]);
    expect(checked().slice(FILES.size)).toEqual(['m3.model.yaml', 'd3.deployment.yaml']);
  });

  it('checks a burst of keystrokes once for those that are not open', async () => {
    const session = await sessionOnFiles();
    session.open(uriOf('shared.hardware.yaml'), 1, CARD);
    await idle(session);
    checked();
    for (let version = 2; version < 12; version++) {
      replace(session, 'shared.hardware.yaml', '/h', '0/h', version);
      await turns(5);
    }
    await idle(session);
    expect(checked().filter((name) => name.startsWith('d'))).toEqual([
      'd0.deployment.yaml',
      'd1.deployment.yaml',
    ]);
  });
});
