import { beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from './progress';

/** The places of the editor at which progress is shown. */
const editor = vi.hoisted(() => ({
  shown: [] as { at: string; cancellable: boolean; said: unknown[]; cancel: () => void; open: boolean }[],
}));

vi.mock('vscode', () => ({
  ProgressLocation: { Window: 'status bar', Notification: 'notification' },
  l10n: { t: (text: string, ...parts: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(parts[at])) },
  window: {
    async withProgress(
      { location, cancellable }: { location: string; cancellable: boolean },
      task: (progress: unknown, token: unknown) => Promise<void>,
    ) {
      const place = { at: location, cancellable, said: [] as unknown[], cancel: () => {}, open: true };
      editor.shown.push(place);
      const token = {
        onCancellationRequested: (heard: () => void) => {
          place.cancel = heard;
        },
      };
      await task({ report: (said: unknown) => place.said.push(said) }, token);
      place.open = false;
    },
  },
}));

const open = () => editor.shown.filter((place) => place.open).map(({ at }) => at);
const settled = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  editor.shown.length = 0;
});

test('progress is in the status bar while the panel is seen, and a notification while it is not', async () => {
  let visible = true;
  const cancel = vi.fn();
  const progress = showProgress(() => visible, cancel);
  progress.begin();
  progress.report({ done: 1, of: 4, now: 'mfa' });
  expect(open()).toEqual(['status bar']);
  visible = false;
  progress.moved();
  await settled();
  expect(open()).toEqual(['notification']);
  // What was reached is said at once, not with the next step.
  expect(editor.shown[1]?.said).toEqual([{ message: '2 of 4: mfa', increment: 25 }]);
  progress.report({ done: 2, of: 4, now: 'gqa' });
  expect(editor.shown[1]?.said.at(-1)).toEqual({ message: '3 of 4: gqa', increment: 25 });
  expect(editor.shown.map(({ cancellable }) => cancellable)).toEqual([false, true]);
  editor.shown[1]?.cancel();
  expect(cancel).toHaveBeenCalledOnce();
  visible = true;
  progress.moved();
  await settled();
  expect(open()).toEqual(['status bar']);
  progress.end();
  await settled();
  expect(open()).toEqual([]);
});

test('a panel that moves while nothing runs shows no progress, and a new run begins anew', async () => {
  const progress = showProgress(
    () => false,
    () => {},
  );
  progress.moved();
  expect(editor.shown).toEqual([]);
  progress.begin();
  progress.report({ done: 3, of: 4, now: 'mfa' });
  progress.moved();
  expect(editor.shown).toHaveLength(1);
  progress.end();
  progress.begin();
  await settled();
  expect(editor.shown[1]?.said).toEqual([]);
});
