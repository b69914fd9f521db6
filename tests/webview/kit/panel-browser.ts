import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { buildPanels } from '../../../scripts/build-panels.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { reportPage } from '../../../server/cli/report-page';
import type { Workspace } from '../../../server/language';
import { panelCatalog } from '../../../server/lsp/panels/subject';
import type { PanelSubject } from '../../../server/protocol/panel-subject';
import type { PanelName } from '../../../server/protocol/panels';
import type { PanelValidation } from '../../../server/protocol/validation';
import { launchChromium } from '../../e2e/host/chromium.mjs';
import { exampleWorkspace } from '../../kit/examples';
import { shown } from '../../kit/workspace';
import { type Theme, type WatchedPage, watched, wear } from './page';
import { subjectOf, validationOf } from './study';

/** What a page shows: an example of a workspace, or a subject as the server would push it; nothing where both are missing. */
export interface Shown {
  readonly workspace?: Workspace;
  readonly file?: string;
  readonly subject?: PanelSubject;
  /** Measured runs; the public ones on the validation panel where it is missing. */
  readonly validation?: PanelValidation;
  readonly theme?: Theme;
  readonly width?: number;
}

/** Panels in a real Chromium, on pages as `decode-lens report` writes them. */
export class PanelBrowser {
  private readonly script = fs.readFileSync(inRoot('dist', 'panels.js'), 'utf8');
  private readonly style = fs.readFileSync(inRoot('dist', 'panels.css'), 'utf8');
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-pages-'));

  private constructor(private readonly chromium: Browser) {}

  static async open(): Promise<PanelBrowser> {
    // What was packaged just now is what is tested, and others may read it meanwhile: it is not built again.
    if (!process.env.DECODE_LENS_BUILT) await buildPanels();
    return new PanelBrowser(await launchChromium());
  }

  /** A page with a panel in a theme, drawn; without anything to show it waits. */
  async show(
    panel: PanelName,
    { workspace = exampleWorkspace(), file, subject, validation, theme = 'dark', width = 1100 }: Shown = {},
  ): Promise<WatchedPage> {
    const page = watched(await this.chromium.newPage({ viewport: { width, height: 900 } }));
    const pushed = subject ?? (file === undefined ? undefined : subjectOf(workspace, file));
    const runs = validation ?? (panel === 'validation' ? await validationOf() : undefined);
    await page.goto(this.write(panel, workspace, pushed, runs));
    await wear(page, theme);
    if (pushed !== undefined) await page.locator('[data-drawn]').first().waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.chromium.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a page with a panel, and returns its address. */
  private write(
    panel: PanelName,
    workspace: Workspace,
    subject: PanelSubject | undefined,
    validation: PanelValidation | undefined,
  ): string {
    const html = reportPage({
      title: 'Panels',
      script: this.script,
      style: this.style,
      data: subject && { subject, catalog: panelCatalog(workspace, shown), validation },
      nonce: randomBytes(12).toString('base64url'),
    });
    const file = path.join(this.folder, `${randomBytes(6).toString('hex')}.html`);
    fs.writeFileSync(file, html.replace('<body>', `<body data-panel="${panel}">`));
    return pathToFileURL(file).href;
  }
}
