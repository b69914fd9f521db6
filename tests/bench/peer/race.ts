import { CompletionRequest, HoverRequest } from 'vscode-languageserver/node';
import type { Client } from '../../lsp/kit/client';
import { Folder } from '../../lsp/kit/folder';
import { memoryOf } from '../process-memory';
import { EDITED, folderOf100 } from '../specs';
import { type Timing, timing } from '../statistics';
import { rest } from '../typing';
import { NAMES, type Name, type Peer, start } from './contestants';
import { type Mistake, mistakes } from './mistakes';

/** What a server was measured to take. */
export interface Result {
  /** From an edit to the findings of that text. */
  readonly findings: Timing;
  /** On a settled text. */
  readonly hover: Timing;
  /** From an edit that completion is asked for at once. */
  readonly completion: Timing;
  /** Memory of the process after all edits, and how many they were. */
  readonly rss: number;
  readonly edits: number;
}

export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
  /** Measured rounds of the server whose debounce makes each of them long. */
  readonly debounced: number;
  /** Rounds, those of the warm-up among them, in which hover and completion are asked for. */
  readonly asked: number;
}

/** A server in the race, and what it took so far. */
interface Runner {
  readonly name: Name;
  readonly client: Client;
  readonly findings: number[];
  readonly hover: number[];
  readonly completion: number[];
  edits: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/**
 * Sends an edit and waits until the findings are those of the text after it. As edits make and fix a mistake in turns, the
 * findings of the text before are never taken for them; the other server does not say which version it speaks of.
 */
async function edit(runner: Runner, { line, made, fixed }: Mistake, step: 'made' | 'fixed'): Promise<void> {
  runner.edits++;
  await runner.client.change(EDITED, [step === 'made' ? made : fixed]);
  await runner.client.until(EDITED, ({ diagnostics }) =>
    step === 'made' ? diagnostics.some(({ range }) => range.start.line === line) : diagnostics.length === 0,
  );
}

/** The place of the keys that both servers know most about: in the mixture of experts, which stands once. */
function inExperts(text: string): { line: number; character: number } {
  const line = text.split('\n').findIndex((content) => content.startsWith('  moe:'));
  return { line, character: '  moe: { type: moe, exp'.length };
}

async function findings(runner: Runner, mistake: Mistake, keep: boolean): Promise<void> {
  for (const step of ['made', 'fixed'] as const) {
    const took = await timed(() => edit(runner, mistake, step));
    if (keep) runner.findings.push(took);
    await rest(runner.client);
  }
}

async function answers(runner: Runner, { made, fixed }: Mistake, keep: boolean): Promise<void> {
  const { client, name } = runner;
  const textDocument = { uri: client.folder.uriOf(EDITED) };
  const position = inExperts(client.textOf(EDITED));
  const hover = await timed(async () => {
    const answer = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
    if (answer === null) throw new Error(`${name} has no hover`);
  });
  if (keep) runner.hover.push(hover);
  for (const change of [made, fixed]) {
    runner.edits++;
    const completion = await timed(async () => {
      await client.change(EDITED, [change]);
      const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
      const items = Array.isArray(answer) ? answer : answer?.items;
      if (items === undefined || items.length === 0) throw new Error(`${name} has no completion`);
    });
    if (keep) runner.completion.push(completion);
    await rest(client);
  }
}

/** Lets the servers take turns on the same edits of a model of so many lines, in a folder of 100 specs. */
export async function race(
  lines: number,
  rounds: Rounds,
  peer: Peer,
): Promise<Readonly<Record<Name, Result>>> {
  const folder = new Folder(folderOf100(lines));
  const runners: Runner[] = [];
  try {
    for (const name of NAMES) {
      const client = await start(name, folder, peer);
      runners.push({ name, client, findings: [], hover: [], completion: [], edits: 0 });
      await client.open(EDITED);
      await rest(client);
    }
    const all = mistakes(folder.read(EDITED), rounds.warmUp + rounds.measured);
    for (const [index, mistake] of all.entries()) {
      const order = index % 2 === 0 ? runners : runners.toReversed();
      const keep = index >= rounds.warmUp;
      for (const runner of order) {
        // The debounce makes a round long, and needs no warm-up.
        const debounced = runner.name === 'yaml';
        if (!debounced || (keep && index < rounds.warmUp + rounds.debounced))
          await findings(runner, mistake, keep);
        if (runner.name !== 'yaml at once' && index < rounds.asked) await answers(runner, mistake, keep);
      }
    }
    const results = runners.map(({ name, client, findings, hover, completion, edits }): [Name, Result] => [
      name,
      {
        findings: timing(findings),
        hover: timing(hover),
        completion: timing(completion),
        rss: memoryOf(client.pid, 'now'),
        edits,
      },
    ]);
    return Object.fromEntries(results) as Record<Name, Result>;
  } finally {
    for (const { client } of runners) client.kill();
    folder.delete();
  }
}
