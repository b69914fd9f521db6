import fs from 'node:fs';
import { build } from 'vite';
import { fittedPackages } from './fitted-packages.mjs';
import { inRoot } from './paths.mjs';
import { schemasAreValues } from './schemas-are-values.mjs';

/**
 * Bundles a page of `webview/` into `dist/NAME.js` and `dist/NAME.css`. Uses Vite, which drops unused parts of the
 * chart library; esbuild keeps 130 kB more.
 *
 * @param entry the page's script, relative to `webview/`
 */
export async function bundleWebview(entry, name, { watch = false } = {}) {
  const script = inRoot('dist', `${name}.js`);
  await build({
    configFile: false,
    root: inRoot('webview'),
    logLevel: 'warn',
    plugins: [schemasAreValues, fittedPackages],
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
        treeshake: { propertyReadSideEffects: false },
        input: inRoot('webview', entry),
        output: { format: 'iife', entryFileNames: `${name}.js`, assetFileNames: `${name}[extname]` },
      },
    },
  });
  if (!watch) console.log(`dist/${name}.js  ${(fs.statSync(script).size / 1000).toFixed(0)} kB`);
}
