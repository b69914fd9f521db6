import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelSubject } from '../../server/protocol/panel-subject';
import { panelNames } from '../../server/protocol/panels';
import { exampleUri, exampleWorkspace } from '../kit/examples';
import { barriers, unfold } from './kit/accessibility';
import { painted, picture, push, sent, themeNames, type WatchedPage, wear } from './kit/page';
import { PanelBrowser } from './kit/panel-browser';
import { subjectOf } from './kit/study';

declare global {
  interface Window {
    /** What the page of a test was kept from doing, and what it has done all the same. */
    blockedDirectives: string[];
    injected?: boolean;
  }
}

const file = 'step-3-2a2f.deployment.yaml';
const nothing = { active: null, deployments: [], models: [], cards: [] };

let browser: PanelBrowser;
beforeAll(async () => {
  browser = await PanelBrowser.open();
});
afterAll(() => browser?.close());

const figure = (page: WatchedPage, name: string) =>
  page.locator('.figures div', { hasText: name }).locator('dd').first().innerText();

describe.each(panelNames)('the %s panel', (name) => {
  test('has nothing that keeps people out, in any theme', async () => {
    const page = await browser.show(name, { file });
    await unfold(page);
    for (const theme of themeNames) {
      await wear(page, theme);
      expect(await barriers(page), theme).toEqual([]);
    }
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('draws, and draws again in another theme', async () => {
    const page = await browser.show(name, { file });
    const ink = () =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const { width, height } = canvas;
          const image = canvas.getContext('2d')?.getImageData(0, 0, width, height);
          const colours = new Set(new Uint32Array(image?.data.buffer ?? []));
          return [...colours].filter((colour) => colour >>> 24 === 255);
        });
    await painted(page);
    const dark = await ink();
    expect(dark.length).toBeGreaterThan(20);
    await wear(page, 'high-contrast');
    await painted(page);
    expect((await ink()).includes(0xffffffff)).toBe(true);
    await page.close();
  });

  test('is walked by the keyboard, and Enter leads to a line', async () => {
    const page = await browser.show(name, { file });
    await page.locator('.chart').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const said = await page.locator('.readout').innerText();
    expect(said).toMatch(/\d/);
    await page.keyboard.press('Enter');
    expect(await sent(page, 'reveal')).toContainEqual({
      type: 'reveal',
      uri: expect.stringMatching(/^(file|decode-lens-catalog):/),
      line: expect.any(Number),
    });
    await page.close();
  });

  test('exports what it shows', async () => {
    const page = await browser.show(name, { file });
    for (const format of ['PNG', 'SVG', 'CSV', 'JSON'])
      await page.getByRole('button', { name: format, exact: true }).click();
    const saved = await sent(page, 'save');
    const [png = '', svg, csv = '', json = ''] = saved.map(({ content }) => content);
    expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(svg).toContain('<path');
    expect(svg).toContain('<text');
    expect(csv.split('\r\n').length).toBeGreaterThan(3);
    expect(JSON.parse(json).tables[0].rows.length).toBeGreaterThan(0);
    // The SVG canvas says so of empty paths, which draw nothing anywhere.
    expect(page.complaints.filter((text) => !text.startsWith('Attempted to apply path'))).toEqual([]);
    await page.close();
  });
});

describe('any panel', () => {
  test('waits, and says so, until there is something to draw', async () => {
    const page = await browser.show('pipeline');
    expect(await page.locator('.banner').innerText()).toMatch(/^Loading/);
    const workspace = exampleWorkspace();
    await push(page, { type: 'subject', subject: subjectOf(workspace, file) });
    expect(await figure(page, 'TPOT')).toBe('44.6 ms');
    await page.close();
  });

  test('says that there is no deployment', async () => {
    const subject: PanelSubject = { status: 'empty', message: '', ...nothing };
    const page = await browser.show('pipeline', { subject });
    expect(await page.locator('.banner').innerText()).toMatch(/open a \*\.deployment\.yaml/);
    await page.close();
  });

  test('follows an edit, and keeps the last picture when the text breaks', async () => {
    const page = await browser.show('pipeline', { file });
    const edited = exampleWorkspace([file, 'batch: 6144', 'batch: 3072']);
    await push(page, { type: 'subject', subject: subjectOf(edited, file) });
    const tpot = await figure(page, 'TPOT');
    expect(tpot).not.toBe('44.6 ms');
    const good = edited.file(exampleUri(file))?.text ?? '';
    edited.update(exampleUri(file), good.replace('batch: 3072', 'batch: "3072'));
    await push(page, { type: 'subject', subject: subjectOf(edited, file) });
    expect(await page.locator('.banner').innerText()).toMatch(/^Out of date: .*has errors/);
    expect(await figure(page, 'TPOT')).toBe(tpot);
    await push(page, {
      type: 'subject',
      subject: { status: 'error', message: 'no such model', ...nothing },
    });
    expect(await page.locator('.banner').innerText()).toMatch(/no such model/);
    expect(await figure(page, 'TPOT')).toBe(tpot);
    await page.close();
  });

  test('refuses messages of another form', async () => {
    const page = await browser.show('pipeline', { file });
    for (const message of [
      null,
      {},
      { type: 'subject' },
      { type: 'subject', subject: { status: 'ready' } },
      { type: 'x' },
    ])
      await push(page, message);
    const subject = subjectOf(exampleWorkspace(), file);
    await push(page, { type: 'subject', subject: { ...subject, active: 99 } });
    expect(await figure(page, 'TPOT')).toBe('44.6 ms');
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('marks what comes from the line of the cursor', async () => {
    const page = await browser.show('pipeline', { file });
    await painted(page);
    const before = await picture(page);
    const deployment = subjectOf(exampleWorkspace(), file).deployments[0]?.file;
    const uri = deployment?.uri;
    await push(page, { type: 'cursor', uri, line: deployment?.lines.attention });
    expect(await picture(page)).not.toBe(before);
    await push(page, { type: 'cursor', uri, line: 0 });
    expect(await picture(page)).toBe(before);
    await page.close();
  });

  test('keeps its settings over a reload', async () => {
    const page = await browser.show('cost', { file });
    await page.getByLabel('Show').selectOption('paper');
    await page.locator('figcaption', { hasText: 'by model' }).waitFor();
    await page.reload();
    await page.locator('figcaption', { hasText: 'by model' }).waitFor();
    expect(await page.getByLabel('Show').inputValue()).toBe('paper');
    await page.close();
  });

  test('may load nothing and run nothing that it did not bring', async () => {
    const page = await browser.show('pipeline', { file });
    await page.evaluate(async () => {
      window.blockedDirectives = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        window.blockedDirectives.push(effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      await fetch('https://example.org/').catch(() => {});
    });
    await expect.poll(() => page.evaluate(() => window.blockedDirectives)).toContain('connect-src');
    await expect.poll(() => page.evaluate(() => window.blockedDirectives)).toContain('script-src-elem');
    expect(await page.evaluate(() => window.injected)).toBeUndefined();
    await page.close();
  });
});

describe('the pipeline', () => {
  test('a dragged slider moves TPOT and USD at once, and what is written is sent', async () => {
    const page = await browser.show('pipeline', { file });
    await page.getByLabel('Attention instances').focus();
    await page.keyboard.press('ArrowRight');
    await painted(page);
    expect(await figure(page, '1M tokens')).toMatch(/USD \([+−]/);
    await page.getByRole('button', { name: 'Write to file' }).click();
    const [written] = await sent(page, 'write');
    expect(written).toHaveProperty('values');
    expect(written && 'values' in written && written.values[0]).toMatchObject({
      path: ['attention', 'instances'],
      value: expect.any(Number),
    });
    expect(await page.locator('.readout').innerText()).toMatch(/cannot write files/);
    await page.close();
  });

  test('zooms and pans by the keyboard, and stays there over an edit', async () => {
    const page = await browser.show('pipeline', { file });
    await painted(page);
    const all = await picture(page);
    await page.locator('.chart').first().focus();
    for (const key of ['+', '+', '+', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await painted(page);
    const near = await picture(page);
    expect(near).not.toBe(all);
    await push(page, { type: 'subject', subject: subjectOf(exampleWorkspace(), file) });
    expect(await picture(page)).toBe(near);
    await page.keyboard.press('0');
    await painted(page);
    expect(await picture(page)).toBe(all);
    await page.close();
  });

  test('zooms by buttons and, with the focus, by the wheel', async () => {
    const page = await browser.show('pipeline', { file });
    await painted(page);
    const all = await picture(page);
    await page.getByRole('button', { name: 'Zoom in' }).first().click();
    await painted(page);
    expect(await picture(page)).not.toBe(all);
    await page.getByRole('button', { name: 'All: reset zoom' }).first().click();
    await painted(page);
    expect(await picture(page)).toBe(all);
    await page.locator('.chart').first().focus();
    const box = await page.locator('canvas').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 60);
    await page.mouse.wheel(0, -300);
    await page.mouse.move(0, 0);
    await expect.poll(() => picture(page)).not.toBe(all);
    await page.keyboard.press('0');
    await expect.poll(() => picture(page)).toBe(all);
    await page.close();
  });

  test('describes a bar at the pointer', async () => {
    const page = await browser.show('pipeline', { file });
    const box = await page.locator('canvas').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 40);
    const tip = page.locator('.tip').first();
    await tip.waitFor();
    expect(await tip.innerText()).toMatch(/^Attention/);
    const at = await tip.boundingBox();
    expect(Math.abs((at?.x ?? 0) - (box?.x ?? 0) - 300)).toBeLessThan(40);
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('says first what does not fit, and no cost', async () => {
    const crowded = exampleWorkspace([file, 'batch: 6144', 'batch: 24576']);
    const page = await browser.show('pipeline', { subject: subjectOf(crowded, file) });
    expect(await page.locator('.alert').innerText()).toMatch(/^Does not fit: 215 GB needed/);
    expect(await figure(page, '1M tokens')).toBe('none: does not fit');
    await page.close();
  });

  test('a click on a bar leads to what makes it so', async () => {
    const page = await browser.show('pipeline', { file });
    await page
      .locator('canvas')
      .first()
      .click({ position: { x: 300, y: 30 } });
    const [reveal] = await sent(page, 'reveal');
    expect(reveal?.uri).toMatch(/(model|deployment)\.yaml$/);
    await page.close();
  });
});
