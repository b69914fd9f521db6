import fs from 'node:fs';
import http from 'node:http';
import { buildProfilePanel } from '../../../scripts/build-profile-panel.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { profilePage, swiftShaderState } from '../../../scripts/panels/profile-page.mjs';
import { themes, wearTheme } from '../../../scripts/panels/themes.mjs';
import { launchChromium } from '../../e2e/host/chromium.mjs';

/** The profile panel in a real Chromium, served as the editor would: under its policy, with the worker's script beside it. */
export class ProfileBrowser {
  static async open() {
    const made = new ProfileBrowser();
    // What was packaged just now is what is tested, and others may read it meanwhile: it is not built again.
    if (!process.env.DECODE_LENS_BUILT) await buildProfilePanel();
    made.server = http.createServer((request, response) => {
      const worker = request.url === '/kernels-worker.js';
      if (!worker && request.url !== '/') return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': worker ? 'text/javascript' : 'text/html; charset=utf-8' });
      response.end(worker ? fs.readFileSync(inRoot('dist', 'kernels-worker.js')) : profilePage(made.parts));
    });
    await new Promise((listening) => made.server.listen(0, '127.0.0.1', listening));
    made.chromium = await launchChromium();
    return made;
  }

  get address() {
    return `http://127.0.0.1:${this.server.address().port}/`;
  }

  /** A page with a state in a theme, drawn; without a state it waits. What the page complains of is in `complaints`. */
  async show({ state = swiftShaderState(), theme = 'dark', width = 1000, ...parts } = {}) {
    this.parts = { state: state ?? undefined, ...parts };
    const page = await this.chromium.newPage({ viewport: { width, height: 900 } });
    await this.fill(page, theme);
    if (state !== null) await page.locator('[data-drawn]').first().waitFor();
    return page;
  }

  async fill(page, theme) {
    page.complaints = [];
    page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
    page.on('pageerror', (error) => page.complaints.push(error.stack));
    await page.goto(this.address);
    await page.evaluate(wearTheme, themes[theme]);
  }

  /** The same page in a Chromium of its own with WebGPU on SwiftShader, and how to end it. */
  async showWithGpu() {
    this.parts = { state: swiftShaderState() };
    const chromium = await launchChromium({ gpu: true });
    const page = await chromium.newPage();
    await this.fill(page, 'dark');
    return { page, end: () => chromium.close() };
  }

  async close() {
    await this.chromium?.close();
    this.server?.close();
  }
}

/** What the panel shows where the adapter is hardware. The figures are made up for the tests; no device has them. */
export function madeUpState(change = () => {}) {
  const size = { kernel: 'mfa', variant: 'matrix', kv: 'f16', batch: 64, context: 4096 };
  const point = {
    ...size,
    seconds: 100e-6,
    p20: 98e-6,
    p80: 103e-6,
    samples: 50,
    wallSeconds: 150e-6,
    bytesPerSecond: 2e12,
    flopsPerSecond: 128e12,
    fractionOfRoof: 0.5,
    boundBy: 'memory',
    relativeError: 2e-4,
    problem: null,
  };
  const profile = {
    adapter: 'Example GPU X100',
    card: {
      name: 'Example GPU X100',
      vendor: 'example',
      architecture: 'example',
      software: false,
      features: ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix', 'timestamp-query'],
      subgroupMin: 32,
      subgroupMax: 32,
      matrixShapes: [{ input: 'f16', output: 'f32', m: 16, n: 16, k: 16 }],
      workgroupBytes: 49_152,
      workgroupThreads: 1024,
      bindingBytes: 2 ** 31 - 4,
    },
    measuredAt: '2026-01-02T03:04:05.000Z',
    host: 'node',
    boundsChecks: false,
    software: false,
    probes: {
      copyBytesPerSecond: 3.5e12,
      readBytesPerSecond: 4e12,
      flops: { f32: 60e12, f16: 61e12, int8: 115e12, matrix: 600e12, matrixInt8: 1200e12 },
    },
    kernels: [
      point,
      { ...point, context: 8192, seconds: 200e-6, p20: 190e-6, p80: 210e-6 },
      { ...point, kernel: 'gqa', seconds: 80e-6, p20: 79e-6, p80: 81e-6, flopsPerSecond: 32e12 },
      {
        ...point,
        kernel: 'mla',
        relativeError: 0.03,
        boundBy: 'compute',
        problem: 'The result is wrong: its relative error of 3.0e-2 exceeds 0.001. Do not use this time.',
      },
      {
        ...point,
        kernel: 'gemv',
        variant: 'subgroups',
        kv: null,
        batch: 1,
        context: null,
        seconds: 10e-6,
        flopsPerSecond: 2e12,
        fractionOfRoof: 1.3,
        problem: 'Faster than the probed ceilings allow.',
      },
    ],
    failures: [
      {
        what: 'mha matrix batch 64 context 4096 f16',
        failure: { code: 'timeout', message: 'No answer within 120 s.', advice: 'Choose a smaller size.' },
      },
    ],
  };
  const previous = structuredClone(profile);
  previous.measuredAt = '2026-01-01T03:04:05.000Z';
  previous.kernels = previous.kernels.slice(0, 3).map((one) => ({ ...one, problem: null }));
  Object.assign(previous.kernels[0], { seconds: 101e-6, p20: 99e-6, p80: 104e-6 });
  Object.assign(previous.kernels[2], { seconds: 100e-6, p20: 99e-6, p80: 101e-6 });
  const state = {
    running: null,
    profile,
    previous,
    failure: null,
    hardware: [
      { uri: 'file:///cards/x10.hardware.yaml', name: 'Example X10' },
      { uri: 'file:///cards/x100.hardware.yaml', name: 'Example X100' },
    ],
  };
  change(state);
  return state;
}
