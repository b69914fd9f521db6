// `npm run panels`: serves the panels as a plain browser page, with a stand-in for the editor. Rebuilds on every
// change of their sources; reload the page to see it. Accepts a deployment file as argument. The profile panel is
// at /profile, with two runs on a software adapter.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { buildPanels } from '../build-panels.mjs';
import { buildProfilePanel } from '../build-profile-panel.mjs';
import { inRoot } from '../lib/paths.mjs';
import { mustRun } from '../lib/process.mjs';
import { profilePage, swiftShaderState } from './profile-page.mjs';
import { themes, wearTheme } from './themes.mjs';

const file = process.argv[2] ?? inRoot('examples', 'step-3-2a2f.deployment.yaml');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'decode-lens-panels-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(0));

const chooser = `<label>Theme <select id="theme">${Object.keys(themes)
  .map((name) => `<option>${name}</option>`)
  .join('')}</select></label>
<script nonce="NONCE">
const themes = ${JSON.stringify(themes)};
${wearTheme.toString()}
const select = document.getElementById('theme');
select.addEventListener('change', () => wearTheme(themes[select.value]));
wearTheme(themes[select.value]);
</script>`;

/** The page as written by `decode-lens report`, with a theme chooser on top. */
async function page() {
  const out = path.join(folder, 'panels.html');
  await mustRun(process.execPath, [inRoot('dist', 'cli.js'), 'report', file, '--html', out]);
  const html = fs.readFileSync(out, 'utf8');
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
  return html.replace('<main', `${chooser.replace('NONCE', nonce)}<main`);
}

await mustRun('npm', ['run', '--silent', 'build']);
await buildPanels({ watch: true });
await buildProfilePanel({ watch: true });

const html = 'text/html; charset=utf-8';
/** The content type and content of each path. */
const addresses = {
  '/': [html, page],
  '/profile': [html, async () => profilePage({ state: swiftShaderState(), head: chooser })],
  '/kernels-worker.js': ['text/javascript', async () => fs.readFileSync(inRoot('dist', 'kernels-worker.js'))],
};
const server = http.createServer((request, response) => {
  const [type, make] = addresses[request.url] ?? [];
  if (make === undefined) return response.writeHead(404).end();
  make().then(
    (content) => response.writeHead(200, { 'content-type': type }).end(content),
    (error) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
