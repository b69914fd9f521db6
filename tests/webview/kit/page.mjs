import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPanels } from '../../../scripts/build-panels.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { themes, wearTheme } from '../../../scripts/panels/themes.mjs';
import { reportPage } from '../../../server/cli/report-page';
import { Workspace } from '../../../server/language';
import { panelCatalog, panelSubject } from '../../../server/language/features/panels/subject';
import { launchChromium } from '../../e2e/host/chromium.mjs';

export const AT = 'file:///examples/';
const uris = { uriOf: (uri) => uri };

/** A workspace of the examples. `replaced`: texts to replace in them, as `[file, found, by]`. */
export function exampleWorkspace(...replaced) {
  const workspace = new Workspace();
  for (const file of fs.readdirSync(inRoot('examples')).filter((name) => name.endsWith('.yaml'))) {
    let text = fs.readFileSync(inRoot('examples', file), 'utf8');
    for (const [name, found, by] of replaced) if (name === file) text = text.replace(found, by);
    workspace.update(`${AT}${file}`, text);
  }
  return workspace;
}

/** What the server pushes for a deployment of a workspace. */
export function subjectOf(workspace, file) {
  return panelSubject(workspace, `${AT}${file}`, uris);
}

/** Panels in a real Chromium, on pages as `decode-lens report` writes them. */
export class Browser {
  static async open() {
    const made = new Browser();
    // What was packaged just now is what is tested, and others may read it meanwhile: it is not built again.
    if (!process.env.DECODE_LENS_BUILT) await buildPanels();
    made.script = fs.readFileSync(inRoot('dist', 'panels.js'), 'utf8');
    made.style = fs.readFileSync(inRoot('dist', 'panels.css'), 'utf8');
    made.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-pages-'));
    made.chromium = await launchChromium();
    return made;
  }

  /** The address of a page with one panel, or with all of them; without a subject the panels wait for one. */
  write(panel, workspace, subject) {
    const html = reportPage({
      title: 'Panels',
      script: this.script,
      style: this.style,
      data: subject && { subject, catalog: panelCatalog(workspace, uris) },
      nonce: randomBytes(12).toString('base64url'),
    });
    const file = path.join(this.folder, `${randomBytes(6).toString('hex')}.html`);
    fs.writeFileSync(file, panel ? html.replace('<body>', `<body data-panel="${panel}">`) : html);
    return pathToFileURL(file).href;
  }

  /** A page with a panel in a theme, drawn. What the page complains of is an error of the test: see `complaints`. */
  async show(panel, { workspace = exampleWorkspace(), file, subject, theme = 'dark', width = 1100 } = {}) {
    const page = await this.chromium.newPage({ viewport: { width, height: 900 } });
    page.complaints = [];
    page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
    page.on('pageerror', (error) => page.complaints.push(error.stack));
    const shown = subject ?? (file && subjectOf(workspace, file));
    await page.goto(this.write(panel, workspace, shown));
    await page.evaluate(wearTheme, themes[theme]);
    if (shown) await page.locator('[data-drawn]').first().waitFor();
    return page;
  }

  async close() {
    await this.chromium.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until the page has painted what is due. */
export function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
