import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { buildProfilePanel } from '../../../scripts/build-profile-panel.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { profilePage, swiftShaderState } from '../../../scripts/panels/profile-page.mjs';
import type { ProfileState } from '../../../server/protocol/profile';
import { launchChromium } from '../../e2e/host/chromium.mjs';
import { type Theme, type WatchedPage, watched, wear } from './page';

/** What a page holds: its state, null while it waits for the editor; `worker` is the address of the worker's script. */
export interface ShownProfile {
  readonly state?: ProfileState | null;
  readonly theme?: Theme;
  readonly width?: number;
  readonly worker?: string;
}

/** The profile panel in a real Chromium, served as the editor would: under its policy, with the worker's script next to it. */
export class ProfileBrowser {
  private html = '';

  private constructor(
    private readonly chromium: Browser,
    private readonly server: http.Server,
  ) {
    server.on('request', (request, response) => {
      const worker = request.url === '/kernels-worker.js';
      if (!worker && request.url !== '/') return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': worker ? 'text/javascript' : 'text/html; charset=utf-8' });
      return response.end(worker ? fs.readFileSync(inRoot('dist', 'kernels-worker.js')) : this.html);
    });
  }

  static async open(): Promise<ProfileBrowser> {
    // What was packaged just now is what is tested, and others may read it meanwhile: it is not built again.
    if (!process.env.DECODE_LENS_BUILT) await buildProfilePanel();
    const server = http.createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new ProfileBrowser(await launchChromium(), server);
  }

  /** A page with a state in a theme, drawn. */
  async show({
    state = swiftShaderState(),
    theme = 'dark',
    width = 1000,
    ...parts
  }: ShownProfile = {}): Promise<WatchedPage> {
    this.html = profilePage({ ...parts, ...(state === null ? {} : { state }) });
    const page = await this.chromium.newPage({ viewport: { width, height: 900 } });
    const shown = await this.fill(page, theme);
    if (state !== null) await page.locator('[data-drawn]').first().waitFor();
    return shown;
  }

  /** The same page in a Chromium of its own with WebGPU on SwiftShader, and how to end it. */
  async showWithGpu(): Promise<{ page: WatchedPage; end: () => Promise<void> }> {
    this.html = profilePage({ state: swiftShaderState() });
    const chromium = await launchChromium({ gpu: true });
    const page = await this.fill(await chromium.newPage(), 'dark');
    return { page, end: () => chromium.close() };
  }

  async close(): Promise<void> {
    await this.chromium.close();
    this.server.close();
  }

  private async fill(page: Page, theme: Theme): Promise<WatchedPage> {
    const shown = watched(page);
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await wear(page, theme);
    return shown;
  }
}
