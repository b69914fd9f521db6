// Bundles the extension, the language server and the command line into dist/. `--watch` rebuilds on change.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { buildPanels } from './scripts/build-panels.mjs';
import { buildProfilePanel } from './scripts/build-profile-panel.mjs';
import { schemasAreValuesForEsbuild } from './scripts/lib/schemas-are-values.mjs';
import { textsForEsbuild } from './scripts/lib/texts.mjs';

const watch = process.argv.includes('--watch');

/** What all bundles share. Node 20 is the oldest runtime: that of VS Code 1.100, and ours for the command line. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // ES modules first: the CommonJS builds of some packages hide their imports from the bundler.
  mainFields: ['module', 'main'],
  loader: { '.wgsl': 'text' },
  // The same code as ES modules, of which the bundler keeps only what is used: half of it.
  alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)) },
  minify: !watch,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Says how large a bundle is, and makes the command line executable. */
const announce = {
  name: 'announce',
  setup(build) {
    build.onEnd((result) => {
      const file = build.initialOptions.outfile;
      if (result.errors.length > 0 || !fs.existsSync(file)) return;
      if (file === 'dist/cli.js') fs.chmodSync(file, 0o755);
      console.log(`${file}  ${(fs.statSync(file).size / 1000).toFixed(0)} kB`);
    });
  },
};

/** What differs in a browser, where extension and server each are a worker. */
const web = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
};

const bundles = [
  { entryPoints: ['client/platform/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/lsp/main.node.ts'], outfile: 'dist/server.js' },
  {
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  // Of its own, so that only agents load the protocol's library.
  { entryPoints: ['server/mcp/main.ts'], outfile: 'dist/mcp.js' },
  // Every GPU job runs in a process that can be killed.
  { entryPoints: ['kernels/host/child.node.ts'], outfile: 'dist/kernels-child.js', external: ['webgpu'] },
  {
    ...web,
    entryPoints: ['client/platform/browser.ts'],
    outfile: 'dist/web/extension.js',
    external: ['vscode'],
  },
  {
    ...web,
    entryPoints: ['server/lsp/main.browser.ts'],
    outfile: 'dist/web/server.js',
    format: 'iife',
    inject: ['server/lsp/set-immediate.browser.ts'],
  },
].map((bundle) => ({
  ...common,
  ...bundle,
  plugins: [schemasAreValuesForEsbuild, textsForEsbuild, announce],
}));

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  await buildPanels({ watch });
  await buildProfilePanel({ watch });
} else {
  const results = await Promise.allSettled([
    buildPanels(),
    buildProfilePanel(),
    ...bundles.map((bundle) => esbuild.build(bundle)),
  ]);
  if (results.some((result) => result.status === 'rejected')) process.exitCode = 1;
}
