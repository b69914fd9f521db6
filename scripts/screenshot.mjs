// Takes docs/images/hover.png, the picture in the README: the installed package in VS Code's browser build, with
// the mouse on an example deployment's name. Requires `npm run package`.
import fs from 'node:fs';
import { openWorkbench } from '../tests/e2e/host/workbench.mjs';
import { inRoot } from './lib/paths.mjs';

const picture = inRoot('docs', 'images', 'hover.png');

const workbench = await openWorkbench({
  scale: 2,
  settings: {
    'editor.fontSize': 13,
    'editor.wordWrap': 'on',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
  },
});
try {
  await workbench.open('step-3-h20-h800.deployment.yaml');
  await workbench.page.locator('.codelens-decoration').first().waitFor();
  await workbench.hoverOn(/^name:/, '0.0550');
  fs.mkdirSync(inRoot('docs', 'images'), { recursive: true });
  await workbench.page.screenshot({ path: picture });
  console.log(`${picture}  ${(fs.statSync(picture).size / 1000).toFixed(0)} kB`);
} finally {
  await workbench.close();
}
