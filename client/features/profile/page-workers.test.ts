import { expect, test } from 'vitest';
import type { ToProfilePanel } from '../../../server/protocol/profile-messages';
import { createPageWorkers } from './page-workers';

function setUp() {
  const sent: ToProfilePanel[] = [];
  const said: unknown[] = [];
  const workers = createPageWorkers((message) => sent.push(message));
  const create = () => {
    const worker = workers.create();
    worker.onmessage = ({ data }) => said.push(data);
    worker.onerror = ({ message }) => said.push(`error: ${message}`);
    return worker;
  };
  return { sent, said, workers, create };
}

test('messages wait until the page listens', () => {
  const { sent, workers, create } = setUp();
  create().postMessage('work');
  expect(sent).toEqual([]);
  workers.pageReady();
  expect(sent).toEqual([
    { type: 'worker/start', id: 1 },
    { type: 'worker/send', id: 1, message: 'work' },
  ]);
});

test('each worker hears its own replies, until it is ended', () => {
  const { sent, said, workers, create } = setUp();
  workers.pageReady();
  const [first, second] = [create(), create()];
  workers.received({ type: 'worker/reply', id: 2, message: 'two' });
  second.terminate();
  workers.received({ type: 'worker/reply', id: 2, message: 'late' });
  workers.received({ type: 'worker/failed', id: 1, message: 'no script' });
  first.terminate();
  expect(said).toEqual(['two', 'error: no script']);
  expect(sent.slice(2)).toEqual([{ type: 'worker/end', id: 2 }]);
});

test('a page that is loaded anew has lost its workers, and can have others', () => {
  const { sent, said, workers, create } = setUp();
  workers.pageReady();
  create();
  workers.pageReady();
  create();
  expect(said).toEqual(['error: its panel was reloaded']);
  expect(sent.at(-1)).toEqual({ type: 'worker/start', id: 2 });
});

test('a closed page ends its workers, and the next page starts none of them', () => {
  const { sent, said, workers, create } = setUp();
  create();
  workers.pageClosed();
  workers.pageReady();
  expect(said).toEqual(['error: its panel was closed']);
  expect(sent).toEqual([]);
});
