import { type AdapterCard, halfMatrixShape, hasF16 } from '../device/card';
import { type Failure, failure } from '../failure';
import { type Host, isFailure, type Session } from '../host/host';

/** A host that opened a device. */
export interface Opened {
  readonly host: Host;
  readonly session: Session;
}

/** Opens every host and keeps the one whose adapter can do most; the first of equals. Fails when none opens. */
export async function chooseHost(hosts: readonly Host[], seconds: number): Promise<Opened | Failure> {
  const tried = await Promise.all(hosts.map(async (host) => ({ host, answer: await host.open(seconds) })));
  const opened = tried.flatMap(({ host, answer }) => (isFailure(answer) ? [] : [{ host, session: answer }]));
  const best = opened.reduce<Opened | undefined>(
    (kept, next) => (kept === undefined || merit(next.session.card) > merit(kept.session.card) ? next : kept),
    undefined,
  );
  for (const { session } of opened) if (session !== best?.session) session.close();
  return (
    best ?? bothFailures(tried.flatMap(({ host, answer }) => (isFailure(answer) ? [{ host, answer }] : [])))
  );
}

/** What an adapter can do, in one number: hardware first, then matrices, halves, and a clock. */
function merit(card: AdapterCard): number {
  return (
    (card.software ? 0 : 8) +
    (halfMatrixShape(card) === undefined ? 0 : 4) +
    (hasF16(card) ? 2 : 0) +
    (card.features.includes('timestamp-query') ? 1 : 0)
  );
}

function bothFailures(tried: readonly { readonly host: Host; readonly answer: Failure }[]): Failure {
  const [first] = tried;
  if (first === undefined) return failure('no-runtime', 'There is no host to run on.');
  if (tried.length === 1) return first.answer;
  const message = tried.map(({ host, answer }) => `${host.name}: ${answer.message}`).join(' ');
  const advice = [...new Set(tried.map(({ answer }) => answer.advice))].join(' ');
  return { code: first.answer.code, message, advice };
}
