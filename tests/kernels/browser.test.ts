import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tolerance } from '../../kernels/profile/point';
import type { KernelSpec } from '../../kernels/registry/registry';
import { long } from '../kit/runs';
import { findChromium } from './support/adapters';
import { casesOf, fewSizes, moe, projections, shapes } from './support/cases';
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

/** The kernels are tested elsewhere; here two sizes show that the page runs each of them, and a long run tries more. */
const few = fewSizes.slice(0, 2);

/** Every kernel at sizes with remainders, by the variants that a page on SwiftShader has; caches take turns. */
const specs: readonly KernelSpec[] = [
  ...(['portable', 'subgroups'] as const).flatMap((variant) => [
    ...casesOf(shapes.mfa, 'f16', variant, long ? fewSizes.slice(0, 3) : few),
    ...casesOf(shapes.gqa, 'e4m3', variant, long ? fewSizes : few),
    ...casesOf(shapes.mla, 'int8', variant, long ? fewSizes.slice(0, 3) : few),
    ...casesOf(shapes.mha, 'f16', variant, long ? fewSizes : few),
  ]),
  ...projections.map((shape) => ({ ...shape, variant: 'portable' as const })),
  { ...moe, variant: 'portable' },
];

/** What the page does: opens the worker host, runs kernels, then an endless one, and answers with what it saw. */
const PAGE = `async (worker, page, specs) => {
  const url = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const script = document.createElement('script');
  script.textContent = page;
  document.head.append(script);
  const { browserHost } = globalThis.kernels;
  const host = browserHost(() => new Worker(url(worker)));
  const session = await host.open(30);
  if (session.code) return session;
  const errors = [];
  for (const spec of specs) {
    const result = await session.run({ task: 'kernel', spec, check: true }, 60);
    errors.push(result.relativeError ?? result.message ?? 'the output held NaN');
  }
  const endless = await session.run({ task: 'endless' }, 1);
  return { name: session.card.name, software: session.card.software, errors, endless: endless.code, ended: session.ended() };
}`;

interface Seen {
  readonly errors: readonly (number | string)[];
}

describe.skipIf(executablePath === undefined)('the browser host in headless Chromium', () => {
  test('runs every kernel in a worker, and ends an endless one', async () => {
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
        `(${PAGE})(${JSON.stringify(worker)}, ${JSON.stringify(page)}, ${JSON.stringify(specs)})`,
      );
      expect(seen).toMatchObject({ software: true, endless: 'timeout', ended: true });
      const { errors } = seen as Seen;
      expect(errors).toHaveLength(specs.length);
      for (const [index, spec] of specs.entries())
        expect(errors[index], JSON.stringify(spec)).toBeLessThan(tolerance(spec));
    } finally {
      // A GPU process that is stuck would keep a polite close waiting.
      await server.kill();
    }
  }, 180_000);
});
