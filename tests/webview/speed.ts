// How fast panels are drawn, in a real Chromium: `npm run bench:panels`.
// Prints the median and the 95th percentile from a pushed edit to the drawn chart, at 750 and at 20,000 bars, and how
// the heap grows over 1,000 updates. Nothing here is asserted: machines differ.
import type { Page } from 'playwright-core';
import type { PanelSubject } from '../../server/protocol/panel-subject';
import { exampleWorkspace } from '../kit/examples';
import { PanelBrowser } from './kit/panel-browser';
import { subjectOf } from './kit/study';

const file = 'step-3-2a2f.deployment.yaml';

/** What an edit of the batch pushes, for so many layers. */
function subjects(layers: number): readonly [PanelSubject, PanelSubject] {
  const of = (batch: number) =>
    subjectOf(
      exampleWorkspace(
        [file, 'batch: 6144', `batch: ${batch}`],
        ['step-3.model.yaml', 'count: 56', `count: ${layers - 5}`],
      ),
      file,
    );
  return [of(6144), of(5952)];
}

/** Milliseconds from a pushed edit to the frame in which it is drawn, one after the other. */
function updates(page: Page, pushed: readonly PanelSubject[], count: number): Promise<readonly number[]> {
  return page.evaluate(
    async ({ pushed: both, count: times }) => {
      const panel = document.querySelector<HTMLElement>('.panel');
      if (panel === null) throw new Error('there is no panel');
      const taken: number[] = [];
      for (let index = 0; index < times; index++) {
        const before = panel.dataset.drawn;
        const start = performance.now();
        window.decodeLens.push({ type: 'subject', subject: both[index % 2] });
        while (panel.dataset.drawn === before) await new Promise((next) => requestAnimationFrame(next));
        taken.push(performance.now() - start);
      }
      return taken;
    },
    { pushed, count },
  );
}

/** Milliseconds of a zoom by the keyboard, its drawing included. */
function zooms(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (times) => {
    const chart = document.querySelector('.chart');
    const taken: number[] = [];
    for (let index = 0; index < times; index++) {
      const start = performance.now();
      chart?.dispatchEvent(new KeyboardEvent('keydown', { key: index % 2 ? '-' : '+' }));
      taken.push(performance.now() - start);
    }
    return taken;
  }, count);
}

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
const line = (name: string, values: readonly number[]): void =>
  console.log(
    `${name.padEnd(44)} median ${at(values, 0.5).toFixed(1)} ms, p95 ${at(values, 0.95).toFixed(1)} ms`,
  );

const browser = await PanelBrowser.open();
for (const layers of [61, 1333]) {
  const pushed = subjects(layers);
  const page = await browser.show('pipeline', { subject: pushed[0] });
  const bars = await page.locator('summary', { hasText: 'bar by bar' }).innerText();
  await updates(page, pushed, 10);
  line(
    `edit to chart, ${layers} layers, ${/\((\d+) rows/.exec(bars)?.[1]} bars`,
    await updates(page, pushed, layers > 100 ? 40 : 200),
  );
  line(`zoom, ${layers} layers`, await zooms(page, 40));
  await page.close();
}

const page = await browser.show('pipeline', { file });
const devtools = await page.context().newCDPSession(page);
const heap = async () => {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
};
const pushed = subjects(61);
await updates(page, pushed, 100);
const sizes = [await heap()];
for (let thousand = 0; thousand < 3; thousand++) {
  await updates(page, pushed, 1000);
  sizes.push(await heap());
}
console.log(
  `heap, at first and after each of 3 x 1,000 updates: ${sizes.map((size) => size.toFixed(2)).join(', ')} MB`,
);
await browser.close();
