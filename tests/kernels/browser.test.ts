import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findChromium } from './support/adapters';
import { bundle } from './support/hosts';

const executablePath = findChromium();
if (executablePath === undefined) console.log('Skipped the browser host: no Chromium was found.');

/** WebGPU on SwiftShader, in a Chromium without a GPU. */
const args = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--enable-unsafe-webgpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--ignore-gpu-blocklist',
];

const shape = { heads: 5, kvHeads: 1, keyDim: 64, valueDim: 64, variant: 'portable' };

/** What the page does: opens the worker host, runs kernels, then an endless one, and answers with what it saw. */
const PAGE = `async (worker, page, shape) => {
  const url = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const script = document.createElement('script');
  script.textContent = page;
  document.head.append(script);
  const { browserHost } = globalThis.kernels;
  const host = browserHost(() => new Worker(url(worker)));
  const session = await host.open(30);
  if (session.code) return session;
  const errors = [];
  for (const [kernel, kv, batch, context] of [['gqa', 'f16', 3, 33], ['gqa', 'e4m3', 1, 1000], ['mla', 'int8', 1, 1]]) {
    const spec = { ...shape, kernel, kv, batch, context, logits: 'sharp', valueDim: kernel === 'mla' ? 32 : 64 };
    const result = await session.run({ task: 'kernel', spec, check: true }, 60);
    errors.push(result.relativeError ?? result.message);
  }
  const endless = await session.run({ task: 'endless' }, 1);
  return { name: session.card.name, software: session.card.software, errors, endless: endless.code, ended: session.ended() };
}`;

describe.skipIf(executablePath === undefined)('the browser host in headless Chromium', () => {
  test('runs kernels in a worker, and ends an endless one', async () => {
    if (executablePath === undefined) return;
    const worker = fs.readFileSync(await bundle('kernels/host/worker.browser.ts', 'iife'), 'utf8');
    const page = fs.readFileSync(await bundle('kernels/index.ts', 'iife'), 'utf8');
    const server = await chromium.launchServer({ executablePath, args });
    try {
      const tab = await (await chromium.connect(server.wsEndpoint())).newPage();
      // WebGPU exists in secure contexts only; nothing is fetched from this address.
      await tab.route('**/*', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
      );
      await tab.goto('https://localhost/');
      const seen = await tab.evaluate(
        `(${PAGE})(${JSON.stringify(worker)}, ${JSON.stringify(page)}, ${JSON.stringify(shape)})`,
      );
      expect(seen).toMatchObject({ software: true, endless: 'timeout', ended: true });
      for (const error of (seen as { errors: unknown[] }).errors) expect(error).toBeLessThan(1e-5);
    } finally {
      // A GPU process that is stuck would keep a polite close waiting.
      await server.kill();
    }
  }, 90_000);
});
