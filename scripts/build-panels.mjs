import fs from 'node:fs';
import { build } from 'vite';
import { inRoot } from './lib/paths.mjs';
import { schemasAreValues } from './lib/schemas-are-values.mjs';
import { strictSvgCanvas } from './lib/strict-svg-canvas.mjs';

/**
 * Bundles the panels: one script and one style sheet for webviews and for pages of their own. By Vite, which leaves out
 * the parts of the chart library that are not used; esbuild keeps 130 kB more.
 */
export async function buildPanels({ watch = false } = {}) {
  const script = inRoot('dist', 'panels.js');
  await build({
    configFile: false,
    root: inRoot('webview'),
    logLevel: 'warn',
    plugins: [schemasAreValues, strictSvgCanvas],
    resolve: { alias: { hammerjs: inRoot('webview', 'charts', 'no-gestures.ts') } },
    build: {
      outDir: inRoot('dist'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      minify: !watch,
      sourcemap: true,
      cssCodeSplit: false,
      watch: watch ? {} : null,
      rolldownOptions: {
        input: inRoot('webview', 'main.ts'),
        output: { format: 'iife', entryFileNames: 'panels.js', assetFileNames: 'panels[extname]' },
      },
    },
  });
  if (!watch) console.log(`dist/panels.js  ${(fs.statSync(script).size / 1000).toFixed(0)} kB`);
}
