import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

const measured = (name) => JSON.parse(fs.readFileSync(inRoot('tests', 'webview', 'runs', name), 'utf8'));

/**
 * The state of the profile panel after two runs on SwiftShader, a software adapter whose times do not represent
 * any hardware.
 */
export function swiftShaderState() {
  return {
    running: null,
    profile: measured('swiftshader-run.json'),
    previous: measured('swiftshader-run-before.json'),
    failure: null,
    hardware: [],
  };
}

/**
 * The profile panel on a page of its own, with all that it may load in it but the worker, under the same policy as in
 * the editor.
 * @param {object} parts
 * @param {object} [parts.state] what it shows; without one it waits for the editor
 * @param {string} [parts.worker] the address of the worker's script
 * @param {string} [parts.head] more of the page, above the panel
 */
export function profilePage({ state, worker = '/kernels-worker.js', head = '' } = {}) {
  const nonce = randomBytes(12).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const script = fs
    .readFileSync(inRoot('dist', 'profile-panel.js'), 'utf8')
    .replace(/\/\/# sourceMappingURL=\S+\s*$/, '')
    .replaceAll('</script', '<\\/script');
  const style = fs.readFileSync(inRoot('dist', 'profile-panel.css'), 'utf8');
  const data = state === undefined ? '' : JSON.stringify({ state }).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kernel profile</title>
<style nonce="${nonce}">${style}</style>
</head>
<body data-worker="${worker}">
${head.replaceAll('NONCE', nonce)}<main id="panel"></main>
<script type="application/json" id="decode-lens-data" nonce="${nonce}">${data}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}
