import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { swiftShaderState } from '../../scripts/panels/profile-page.mjs';
import { measuredKernelNames } from '../../server/core/profile';
import { barriers, unfold } from './kit/accessibility';
import { changePoint, type Measured, madeUpState } from './kit/made-up-state';
import { painted, picture, push, sent, themeNames, wear } from './kit/page';
import { ProfileBrowser } from './kit/profile-browser';

let browser: ProfileBrowser;
beforeAll(async () => {
  browser = await ProfileBrowser.open();
});
afterAll(() => browser?.close());

/** What a column shows from top to bottom, once the page has drawn. */
const rows = async (page: Page, column: number) => {
  await painted(page);
  return page
    .locator(`.points tbody tr:first-child > :nth-child(${column})`)
    .evaluateAll((cells) => cells.map(({ textContent }) => textContent));
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const hardware = (page: Page) => page.getByRole('combobox', { name: 'Hardware file' });
const running = { done: 11, of: 52, now: 'mfa matrix batch 64 context 4096 f16' };

describe('everybody', () => {
  test.each([
    ['a run on software', swiftShaderState()],
    ['a run on hardware, with problems', madeUpState()],
    ['a run that goes on', madeUpState((state) => Object.assign(state, { running }))],
  ])('can use %s, in any theme', async (_, state) => {
    const page = await browser.show({ state });
    await unfold(page);
    await page.getByLabel('Batches').fill('many');
    await page.getByLabel('Batches').blur();
    const uri = 'file:///cards/x100.hardware.yaml';
    const number = { path: ['kernels', 'mfa'], before: 0.8, value: 0.5, low: 0.4, high: 0.6, unit: 'share' };
    await push(page, { type: 'fit', uri, numbers: [number], notes: ['a note'] });
    for (const theme of themeNames) {
      await wear(page, theme);
      expect(await barriers(page), theme).toEqual([]);
    }
    await page.close();
  });

  test('sees it without colours, on a narrow page and without motion', async () => {
    const page = await browser.show({ state: madeUpState(), width: 500 });
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await painted(page);
    const { scroll, width } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
    }));
    expect(scroll).toBe(width);
    expect(await page.locator('.points .problem').count()).toBe(2);
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('walks through every chart with the keyboard', async () => {
    const page = await browser.show();
    const charts = await page.locator('.chart').all();
    expect(charts).toHaveLength(3);
    for (const chart of charts) {
      await chart.focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('.readout').innerText()).toMatch(/of the roof, \w+ binds/);
    }
    expect(await page.locator('.chart .hidden').first().textContent()).not.toMatch(/Enter/);
    await page.close();
  });
});

describe('the device', () => {
  test('is described in words, with its ceilings', async () => {
    const page = await browser.show({ state: madeUpState() });
    const card = await page.locator('.device').innerText();
    for (const words of [
      '4.00 TB/s',
      '3.50 TB/s',
      '60.0 TFLOP/s',
      '115 TOP/s',
      '1.20 POP/s',
      'a separate Node process',
      'off: shaders ran without',
      'half precision, subgroups of 32 invocations, matrix units (f16 to f32 at 16×16×16), a device clock',
    ])
      expect(card).toContain(words);
    expect(card).not.toContain('software adapter');
    // Why it ran there is not known after a restart, and nothing is made up.
    expect(await page.getByText('a separate Node process').innerText()).toBe('a separate Node process.');
    await push(page, {
      type: 'state',
      state: madeUpState((state) => Object.assign(state, { chosen: 'The page found no adapter.' })),
    });
    expect(await page.locator('.device').innerText()).toContain('The page found no adapter.');
    await page.close();
  });

  test('is a software adapter, and nothing is written into a hardware file', async () => {
    const state = { ...swiftShaderState(), hardware: madeUpState().hardware };
    const page = await browser.show({ state });
    expect(await page.locator('.device').innerText()).toMatch(
      /software adapter.*not representative of any hardware/s,
    );
    expect(await page.locator('.device').innerText()).toContain('half precision, matrix units');
    for (const name of ['Preview', 'Write']) {
      expect(await button(page, name).isDisabled()).toBe(true);
      const why = await button(page, name).getAttribute('aria-describedby');
      expect(await page.locator(`#${why}`).innerText()).toMatch(
        /software adapter is not representative of any hardware/,
      );
    }
    await page.close();
  });
});

describe('the form', () => {
  test('asks for what was chosen, and for all without a choice', async () => {
    const page = await browser.show({ state: madeUpState() });
    expect(await page.locator('.run .hint').innerText()).toContain('but gemv at 8 rows at most');
    await button(page, 'Run').click();
    expect(await sent(page, 'run')).toEqual([
      { type: 'run', kernels: measuredKernelNames, batches: [], contexts: [] },
    ]);
    expect(await page.locator('.run .said').innerText()).toMatch(/cannot measure/);
    for (const name of measuredKernelNames.slice(1)) await page.getByRole('checkbox', { name }).uncheck();
    await page.getByLabel('Batches').fill('64, 8');
    expect(await page.locator('.run .hint').innerText()).toContain(
      'Left empty: batches 16 and 64, contexts 1024 and 4096, or batch 2 and context 256 on a software adapter.',
    );
    await page.getByLabel('Contexts').fill('4096, 32K');
    await page.keyboard.press('Enter');
    expect((await sent(page, 'run')).at(-1)).toEqual({
      type: 'run',
      kernels: ['mfa'],
      batches: [8, 64],
      contexts: [4096, 32_768],
    });
    await page.close();
  });

  test('asks for the place that was chosen, and keeps that choice over a reload', async () => {
    const page = await browser.show({ state: madeUpState() });
    const where = page.getByRole('combobox', { name: 'Run on' });
    expect(await where.locator('option').allInnerTexts()).toEqual([
      'Automatic',
      'Node process',
      'this panel’s page',
    ]);
    await where.selectOption({ label: 'this panel’s page' });
    await page.reload();
    await page.locator('[data-drawn]').waitFor();
    expect(await where.inputValue()).toBe('browser');
    await button(page, 'Run').click();
    expect((await sent(page, 'run')).at(-1)).toMatchObject({ host: 'browser' });
    await where.selectOption({ label: 'Automatic' });
    await button(page, 'Run').click();
    expect((await sent(page, 'run')).at(-1)).not.toHaveProperty('host');
    await page.close();
  });

  test('says next to its button that a run was cancelled, until the next one', async () => {
    const page = await browser.show({ state: madeUpState() });
    const said = page.locator('.run .ended[aria-live=polite]');
    expect(await said.innerText()).toBe('');
    const going = madeUpState((state) => Object.assign(state, { running }));
    await push(page, { type: 'state', state: going });
    const advice = 'Start the run again to continue.';
    const failure = { code: 'cancelled' as const, message: 'The run was cancelled.', advice };
    const ended = madeUpState(({ profile }) => profile.failures.push({ what: running.now, failure }));
    await push(page, { type: 'state', state: ended });
    expect(await said.innerText()).toBe('Cancelled after 11 of 52 steps, 5 points measured; not kept.');
    await push(page, { type: 'state', state: going });
    expect(await said.innerText()).toBe('');
    await push(page, { type: 'state', state: { ...madeUpState(), failure } });
    expect(await said.innerText()).toBe('Cancelled before anything was measured.');
    expect(await page.locator('.banner:visible').count()).toBe(0);
    await page.close();
  });

  test('refuses what makes no sense, says what to write, and loses nothing', async () => {
    const page = await browser.show({ state: madeUpState() });
    const batches = page.getByLabel('Batches');
    await batches.fill('8, 64x');
    await page.getByLabel('Contexts').fill('32,768');
    await button(page, 'Run').click();
    expect(await sent(page, 'run')).toEqual([]);
    const said = await page.locator('.trouble:visible').allInnerTexts();
    expect(said).toEqual([
      expect.stringMatching(/‘64x’ is not a size/),
      expect.stringMatching(/write 32, 768 or 32768/),
    ]);
    expect(await batches.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await batches.getAttribute('aria-invalid')).toBe('true');
    await page.reload();
    await page.locator('[data-drawn]').waitFor();
    expect(await batches.inputValue()).toBe('8, 64x');
    await batches.fill('8, 64');
    await button(page, 'Run').click();
    expect(await sent(page, 'run')).toEqual([]);
    expect(await page.getByLabel('Contexts').evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
    await page.getByLabel('Contexts').fill('');
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await button(page, 'Run').click();
    expect(await page.locator('.trouble:visible').allInnerTexts()).toEqual(['Choose at least one kernel.']);
    expect(await sent(page, 'run')).toEqual([]);
    await page.close();
  });

  test('shows how far a run is, and cancels it', async () => {
    const page = await browser.show({ state: madeUpState() });
    expect(await button(page, 'Cancel').isDisabled()).toBe(true);
    await button(page, 'Run').focus();
    const state = madeUpState((made) => Object.assign(made, { running }));
    await push(page, { type: 'state', state });
    expect(await page.locator('.progress [aria-live=polite]').innerText()).toBe(`12 of 52: ${running.now}`);
    expect(
      await page.getByRole('progressbar').evaluate(({ value, max }: HTMLProgressElement) => [value, max]),
    ).toEqual([11, 52]);
    expect(await button(page, 'Run').isDisabled()).toBe(true);
    // The keyboard stands on what can be pressed now.
    await page.keyboard.press('Enter');
    expect(await sent(page, 'cancel')).toHaveLength(1);
    expect(await button(page, 'Preview').isDisabled()).toBe(true);
    await push(page, { type: 'state', state: madeUpState() });
    expect(await page.locator('.progress').isVisible()).toBe(false);
    await page.close();
  });

  test('says why there is nothing, and what to do', async () => {
    const none = madeUpState((state) => Object.assign(state, { profile: null, previous: null }));
    const page = await browser.show({ state: none });
    const banner = page.locator('.banner:visible');
    const edge = () => banner.evaluate((shown) => getComputedStyle(shown).borderLeftWidth);
    expect(await banner.innerText()).toMatch(/Nothing measured yet/);
    expect(await edge()).toBe('0px');
    const failure = { code: 'no-adapter', message: 'No adapter was found.', advice: 'Install a driver.' };
    await push(page, { type: 'state', state: { ...none, failure } });
    expect(await banner.innerText()).toBe('⚠ No adapter was found. Install a driver.');
    expect(await edge()).toBe('4px');
    expect(await page.locator('.points').isVisible()).toBe(false);
    await page.close();
  });

  test('waits, and says so, until the editor answers; other messages are refused', async () => {
    const page = await browser.show({ state: null });
    expect(await page.locator('.banner[role=status]').innerText()).toMatch(/^Loading/);
    for (const message of [null, {}, { type: 'state' }, { type: 'state', state: { running: 1 } }])
      await push(page, message);
    expect(await page.locator('.banner[role=status]').innerText()).toMatch(/^Loading/);
    await push(page, { type: 'state', state: madeUpState() });
    expect(await page.locator('h1').innerText()).toBe('Kernel profile Example GPU X100');
    expect(page.complaints).toEqual([]);
    await page.close();
  });
});

describe('the table', () => {
  test('shows every point with its unit', async () => {
    const page = await browser.show({ state: madeUpState() });
    const first = await page
      .locator('.points tbody')
      .first()
      .locator('tr')
      .first()
      .locator('th, td')
      .allInnerTexts();
    expect(first).toEqual([
      'mfa',
      'matrix',
      'f16',
      '64',
      '4K',
      '100 µs',
      '50.0%',
      'memory',
      '2,000',
      '98.0–103 µs',
      '2.0e-4',
      '0.990% faster, in spread',
    ]);
    await page.close();
  });

  test('fits a narrow page without KV and spread, and shows its edge where it does not fit', async () => {
    const state = madeUpState(({ profile }) => changePoint(profile, 2, { kv: 'int8' }));
    const page = await browser.show({ state, width: 700 });
    const shown = () => page.locator('.points thead th:visible').allInnerTexts();
    const edged = () => page.locator('.edged').evaluate((frame) => frame.hasAttribute('data-more'));
    const few = ['Kernel', 'Variant', 'Batch', 'Context', 'Median', 'Of roof', 'Binds', 'GB/s'];
    expect(await shown()).toEqual([...few, 'Rel. error', 'Since last run']);
    expect(await edged()).toBe(false);
    // What tells two rows apart is not left out with its column.
    const variant = page.locator('.points tbody').nth(2).locator('td').first();
    expect(await variant.innerText()).toBe('matrix, int8 KV');
    await page.setViewportSize({ width: 1000, height: 900 });
    await painted(page);
    expect(await shown()).toHaveLength(12);
    expect(await variant.innerText()).toBe('matrix');
    await page.setViewportSize({ width: 500, height: 900 });
    await expect.poll(edged).toBe(true);
    await page.locator('.points').evaluate((table) => table.parentElement?.scrollTo({ left: 1000 }));
    await expect.poll(edged).toBe(false);
    await page.close();
  });

  test('is sorted by any column, up, down and as measured, by keyboard too, and stays so over a reload', async () => {
    const page = await browser.show({ state: madeUpState() });
    const measured = await rows(page, 6);
    await button(page, 'Median').focus();
    await page.keyboard.press('Enter');
    expect(await rows(page, 6)).toEqual(['10.0 µs', '80.0 µs', '100 µs', '100 µs', '200 µs']);
    const head = page.locator('th', { hasText: 'Median' });
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect((await rows(page, 6))[0]).toBe('200 µs');
    await page.reload();
    await page.locator('[data-drawn]').waitFor();
    expect((await rows(page, 6))[0]).toBe('200 µs');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await head.getByRole('button').click();
    expect(await rows(page, 6)).toEqual(measured);
    // What has no value stands last in both directions.
    await page.locator('th', { hasText: 'Context' }).getByRole('button').click();
    expect((await rows(page, 5)).at(-1)).toBe('–');
    await page.locator('th', { hasText: 'Context' }).getByRole('button').click();
    expect((await rows(page, 5)).at(-1)).toBe('–');
    await page.close();
  });

  test('compares with the run before, by spread, and says where that is unfair', async () => {
    const state = madeUpState((made) =>
      Object.assign(made.previous, { boundsChecks: true, host: 'browser' }),
    );
    const page = await browser.show({ state });
    expect(await rows(page, 12)).toEqual([
      '0.990% faster, in spread',
      'the same, in spread',
      '20.0% faster',
      '–',
      '–',
    ]);
    const notes = await page.locator('.panel .notes').innerText();
    expect(notes).toContain('The run before was with bounds checks, this one without them.');
    expect(notes).toContain('The run before was in this panel, this one in a Node process.');
    await page.close();
  });

  test('flags points with a problem where they stand, and lists what failed with advice', async () => {
    const page = await browser.show({ state: madeUpState() });
    expect(await page.locator('.points .problem').allInnerTexts()).toEqual([
      expect.stringMatching(/^⚠ mla[\s\S]*The result is wrong/),
      expect.stringMatching(/^⚠ gemv[\s\S]*Faster than the probed ceilings allow/),
    ]);
    expect(await page.locator('.panel .notes').innerText()).toMatch(/⚠ 2 of 5 points have a problem/);
    expect(await page.locator('.failures li').allInnerTexts()).toEqual([
      'mha matrix batch 64 context 4096 f16: No answer within 120 s. Choose a smaller size.',
    ]);
    await page.close();
  });
});

describe('the charts', () => {
  test('draw the run, the run before and the roofs', async () => {
    const page = await browser.show({ state: madeUpState() });
    await painted(page);
    const all = await picture(page, 0);
    const change = {
      'without the run before': (state: Measured) => Object.assign(state, { previous: null }),
      'without a probe of memory': ({ profile }: Measured) =>
        Object.assign(profile.probes, { readBytesPerSecond: null }),
      'without a problem': ({ profile }: Measured) => changePoint(profile, 3, { problem: null }),
    };
    for (const one of Object.values(change)) {
      await push(page, { type: 'state', state: madeUpState(one) });
      expect(await picture(page, 0)).not.toBe(all);
    }
    await push(page, { type: 'state', state: madeUpState() });
    expect(await picture(page, 0)).toBe(all);
    await wear(page, 'light');
    await painted(page);
    expect(await picture(page, 0)).not.toBe(all);
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test('follow kernels over contexts and batches, in time or in bytes per second', async () => {
    const page = await browser.show();
    const titles = () => page.locator('figcaption > span:first-child').allInnerTexts();
    expect(await titles()).toEqual([
      'Measured kernels under the probed roofs (hollow: the run before)',
      'Median time over the context, batch 4',
      'Median time over the batch, 1K tokens of context',
    ]);
    await page.getByLabel('Sweeps show').selectOption('rate');
    await page.getByLabel('over the context at batch').selectOption('1');
    await page.getByLabel('over the batch at context').selectOption('none');
    const chosen = ['Rate over the context, batch 1', 'Rate over the batch, kernels without a context'];
    await expect.poll(titles).toEqual([expect.anything(), ...chosen]);
    await page.reload();
    await page.locator('[data-drawn]').waitFor();
    expect((await titles()).slice(1)).toEqual(chosen);
    await page.close();
  });

  test('have tables as twins', async () => {
    const page = await browser.show({ state: madeUpState() });
    await unfold(page);
    expect(await page.locator('.tables tbody').nth(1).locator('tr').first().innerText()).toMatch(
      /mfa matrix\s+4K\s+100 µs\s+98\.0 µs\s+103 µs\s+2,000/,
    );
    await page.close();
  });

  test('leave sweeps out, and say how to get them, where one size was measured', async () => {
    const state = madeUpState(({ profile }) => profile.kernels.splice(1, 1));
    const page = await browser.show({ state });
    expect(await page.locator('.chart:visible').count()).toBe(1);
    expect(await page.locator('.charts .hint').innerText()).toMatch(/several batches or contexts/);
    await page.close();
  });
});

describe('what is taken away', () => {
  test('is a picture, a table or the data', async () => {
    const state = madeUpState();
    const page = await browser.show({ state });
    for (const format of ['PNG', 'SVG', 'CSV', 'JSON']) await button(page, format).click();
    const saved = await sent(page, 'save');
    expect(saved.map(({ name }) => name)).toEqual(Array(4).fill('decode-lens-profile'));
    const [png = '', svg, csv = '', json = ''] = saved.map(({ content }) => content);
    expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG');
    for (const words of [
      '<path',
      'f16 matrices 600 TFLOP/s',
      'memory 4.00 TB/s',
      'intensity (FLOP per byte)',
    ])
      expect(svg).toContain(words);
    const [head = '', first = ''] = csv.split('\r\n');
    expect(head.split(',')[5]).toBe('median (s)');
    expect(first.split(',').slice(0, 6)).toEqual(['mfa', 'matrix', 'f16', '64', '4096', '0.0001']);
    expect(csv).toContain('read,4000000000000,B/s');
    expect(JSON.parse(json)).toEqual(state.profile);
    // The SVG canvas says so of empty paths, which draw nothing anywhere.
    expect(page.complaints.filter((text) => !text.startsWith('Attempted to apply path'))).toEqual([]);
    await page.close();
  });

  test('is copied as Markdown, as it is sorted, or as JSON', async () => {
    const state = madeUpState(({ profile }) => changePoint(profile, 4, { problem: 'a | b' }));
    const page = await browser.show({ state });
    await button(page, 'Median').click();
    await button(page, 'Markdown table').click();
    await button(page, 'JSON data').click();
    const [markdown = '', json = ''] = (await sent(page, 'copy')).map(({ text }) => text);
    const lines = markdown.split('\n');
    expect(lines[0]).toBe('Kernels measured on Example GPU X100');
    const head = lines.findIndex((line) => line.startsWith('| Kernel'));
    expect(lines[head + 2]).toMatch(/^\| gemv \| subgroups \| – \| 1 \| – \| 10\.0 µs .*a \\\| b \|$/);
    const cells = (line = '') => line.split(/(?<!\\)\|/).length;
    for (const line of lines.slice(head, -1)) expect(cells(line)).toBe(cells(lines[head]));
    expect(JSON.parse(json)).toEqual(state.profile);
    await push(page, { type: 'done', message: 'copied' });
    expect(await page.locator('.take .said').innerText()).toBe('copied');
    await page.close();
  });
});

describe('the hardware file', () => {
  const uri = 'file:///cards/x100.hardware.yaml';
  const numbers = [
    { path: ['kernels', 'mfa', 'memory'], before: 0.8, value: 0.5, low: 0.48, high: 0.51, unit: 'share' },
    { path: ['overheads', 'kernel'], before: 5e-6, value: 4e-6, low: 3e-6, high: 4.5e-6, unit: 'seconds' },
  ];
  const fit = { type: 'fit', uri, numbers, notes: ['One point with a problem was left out.'] };

  test('is the one named like the adapter; its change is shown before it is written', async () => {
    const page = await browser.show({ state: madeUpState() });
    expect(await hardware(page).inputValue()).toBe(uri);
    expect(await button(page, 'Write').isDisabled()).toBe(true);
    await button(page, 'Preview').click();
    expect(await sent(page, 'fit')).toEqual([{ type: 'fit', uri }]);
    await push(page, fit);
    expect(await page.locator('.preview tbody tr').allInnerTexts()).toEqual([
      'kernels › mfa › memory\t80.0%\t50.0%\t48.0% to 51.0%',
      'overheads › kernel\t5.00 µs\t4.00 µs\t3.00 µs to 4.50 µs',
    ]);
    expect(await page.locator('.preview li').innerText()).toBe('One point with a problem was left out.');
    await button(page, 'Write').click();
    expect(await sent(page, 'write')).toEqual([{ type: 'write', uri }]);
    await push(page, { type: 'done', message: 'written to x100.hardware.yaml' });
    expect(await page.locator('.fit .said').innerText()).toBe('written to x100.hardware.yaml');
    await page.close();
  });

  test('is written only as it was shown: another file or another run needs another look', async () => {
    const page = await browser.show({ state: madeUpState() });
    await push(page, fit);
    expect(await button(page, 'Write').isEnabled()).toBe(true);
    await hardware(page).selectOption({ label: 'Example X10' });
    await painted(page);
    expect(await button(page, 'Write').isDisabled()).toBe(true);
    expect(await page.locator('.preview tbody').count()).toBe(0);
    await hardware(page).selectOption({ label: 'Example X100' });
    await push(page, fit);
    const next = madeUpState(({ profile }) => Object.assign(profile, { measuredAt: '2026-01-03T00:00:00Z' }));
    await push(page, { type: 'state', state: next });
    expect(await button(page, 'Write').isDisabled()).toBe(true);
    await push(page, { ...fit, numbers: [] });
    expect(await button(page, 'Write').isDisabled()).toBe(true);
    expect(await page.locator('.preview').innerText()).toMatch(/already has the values of this run/);
    await page.close();
  });

  test('is shown what the run says of it, not of one that was chosen before', async () => {
    const page = await browser.show({ state: madeUpState() });
    await button(page, 'Preview').click();
    await hardware(page).selectOption({ label: 'Example X10' });
    await push(page, fit);
    expect(await page.locator('.preview tbody').count()).toBe(0);
    await push(page, { ...fit, uri: 'file:///cards/x10.hardware.yaml' });
    expect(await page.locator('.preview tbody').count()).toBe(1);
    await page.close();
  });

  test('is asked for where none is named like the adapter, and missed where there is none', async () => {
    const other = madeUpState((state) => state.hardware.pop());
    const page = await browser.show({ state: other });
    expect(await hardware(page).inputValue()).toBe('');
    expect(await button(page, 'Preview').isDisabled()).toBe(true);
    await push(page, { type: 'state', state: { ...other, hardware: [] } });
    expect(await page.locator('.fit').innerText()).toMatch(/no \*\.hardware\.yaml file/);
    await page.close();
  });
});

describe('the GPU of the page', () => {
  const replies = (page: Page) => sent(page, 'worker/reply');

  test('runs a kernel in a worker that the editor starts, feeds and ends', async () => {
    const { page, end } = await browser.showWithGpu();
    try {
      const spec = {
        kernel: 'gqa',
        heads: 4,
        kvHeads: 2,
        keyDim: 32,
        valueDim: 32,
        kv: 'f16',
        batch: 2,
        context: 33,
        variant: 'portable',
        logits: 'sharp',
      };
      const message = { id: 1, task: { task: 'kernel', spec, check: true } };
      // What comes before the worker stands waits for it.
      await page.evaluate(
        (messages) => messages.forEach(window.decodeLens.push),
        [
          { type: 'worker/start', id: 7 },
          { type: 'worker/send', id: 7, message },
        ],
      );
      await expect.poll(() => replies(page)).toHaveLength(2);
      const [opened, done] = await replies(page);
      expect(opened).toMatchObject({ id: 7, message: { reply: 'opened', card: { software: true } } });
      const relativeError = expect.toSatisfy((error) => error < 1e-5);
      expect(done).toMatchObject({ id: 7, message: { reply: 'done', id: 1, result: { relativeError } } });
      await push(page, { type: 'worker/end', id: 7 });
      await push(page, { type: 'worker/send', id: 7, message });
      expect(await sent(page, 'worker/failed')).toEqual([
        {
          type: 'worker/failed',
          id: 7,
          message: expect.stringContaining('the worker was lost when the page was reloaded'),
        },
      ]);
    } finally {
      await end();
    }
  });

  test('is missing, and the worker says so', async () => {
    const page = await browser.show();
    await push(page, { type: 'worker/start', id: 1 });
    await push(page, { type: 'worker/start', id: 2 });
    await expect.poll(() => replies(page)).toHaveLength(2);
    for (const { message } of await replies(page))
      expect(message).toMatchObject({ reply: 'closed', failure: { code: expect.stringMatching(/^no-/) } });
    await page.close();
  });

  test.each([
    ['cannot be fetched', { worker: '/nowhere.js' }, /could not be fetched: 404/],
    ['is no script', { worker: '/' }, /./],
  ])('fails in words where the worker %s', async (_, parts, words) => {
    const page = await browser.show(parts);
    await push(page, { type: 'worker/start', id: 3 });
    await expect.poll(() => sent(page, 'worker/failed')).toHaveLength(1);
    const [failed] = await sent(page, 'worker/failed');
    expect(failed).toMatchObject({ id: 3, message: expect.stringMatching(words) });
    await page.close();
  });
});
