import { type AdapterCard, halfMatrixShape, hasF16 } from '../device/card';
import { type Failure, failure } from '../device/failure';
import { type Host, isFailure, type Session } from '../host/host';

/** A host that opened a device. */
export interface Opened {
  readonly host: Host;
  readonly session: Session;
}

/** The chosen host, and a sentence that explains the choice. */
export interface Chosen extends Opened {
  readonly why: string;
}

/**
 * Opens every host and keeps the one with the most capable adapter, or the first of equals. Stops waiting once one
 * adapter supports everything. Fails if none opens.
 */
export async function chooseHost(
  hosts: readonly Host[],
  seconds: number,
  signal?: AbortSignal,
): Promise<Chosen | Failure> {
  const tries = hosts.map(async (host) => ({ host, answer: await host.open(seconds, signal) }));
  const best = (await Promise.race([firstPerfect(tries), bestOf(tries)])) ?? (await allFailures(tries));
  for (const one of tries) void one.then(({ answer }) => closeUnless(best, answer));
  return best;
}

interface Tried {
  readonly host: Host;
  readonly answer: Session | Failure;
}

const openedOf = ({ host, answer }: Tried): readonly Opened[] =>
  isFailure(answer) ? [] : [{ host, session: answer }];

/** The first host whose adapter supports everything; never resolves if there is none. */
function firstPerfect(tries: readonly Promise<Tried>[]): Promise<Chosen> {
  return new Promise((resolve) => {
    for (const one of tries)
      void one.then((tried) => {
        for (const opened of openedOf(tried))
          if (merit(opened.session.card) === MOST_MERIT)
            resolve({
              ...opened,
              why: tries.length === 1 ? ONLY : 'Its adapter supports everything that is measured.',
            });
      });
  });
}

async function bestOf(tries: readonly Promise<Tried>[]): Promise<Chosen | undefined> {
  const tried = await Promise.all(tries);
  const [first, ...others] = tried.flatMap(openedOf);
  const best = others.reduce(
    (kept, next) => (kept && merit(next.session.card) > merit(kept.session.card) ? next : kept),
    first,
  );
  return best && { ...best, why: reasonFor(best, tried) };
}

const ONLY = 'No other host was tried.';

function reasonFor({ host, session }: Opened, tried: readonly Tried[]): string {
  const reasons = tried.flatMap((other) => {
    if (other.host === host) return [];
    if (isFailure(other.answer)) return [`${other.host.name}: ${other.answer.message}`];
    const isEqual = merit(other.answer.card) === merit(session.card);
    return [`The adapter of ${other.host.name} can do ${isEqual ? 'as much' : 'less'}.`];
  });
  return reasons.length === 0 ? ONLY : reasons.join(' ');
}

function closeUnless(best: Chosen | Failure, answer: Session | Failure): void {
  if (!isFailure(answer) && (isFailure(best) || answer !== best.session)) answer.close();
}

/** The capabilities of an adapter as one number: hardware first, then matrices, halves, and timestamps. */
function merit(card: AdapterCard): number {
  return (
    (card.software ? 0 : 8) +
    (halfMatrixShape(card) === undefined ? 0 : 4) +
    (hasF16(card) ? 2 : 0) +
    (card.features.includes('timestamp-query') ? 1 : 0)
  );
}

const MOST_MERIT = 15;

/** The failures of all hosts, combined into one. */
async function allFailures(tries: readonly Promise<Tried>[]): Promise<Failure> {
  const tried = (await Promise.all(tries)).flatMap(({ host, answer }) =>
    isFailure(answer) ? [{ host, answer }] : [],
  );
  const [first] = tried;
  if (first === undefined) return failure('no-runtime', 'There is no host to run on.');
  if (tried.length === 1) return first.answer;
  const message = tried.map(({ host, answer }) => `${host.name}: ${answer.message}`).join(' ');
  const advice = [...new Set(tried.map(({ answer }) => answer.advice))].join(' ');
  return { code: first.answer.code, message, advice };
}
