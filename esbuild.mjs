// Bundles the extension, the language server and the command line into dist/. `--watch` rebuilds on change.
import fs from 'node:fs';
import esbuild from 'esbuild';

const watch = process.argv.includes('--watch');

/** What all bundles share. Node 20 is the oldest runtime: that of VS Code 1.100, and ours for the command line. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // ES modules first: the CommonJS builds of some packages hide their imports from the bundler.
  mainFields: ['module', 'main'],
  loader: { '.yaml': 'text' },
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

const bundles = [
  { entryPoints: ['client/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/lsp/main.node.ts'], outfile: 'dist/server.js' },
  {
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
].map((bundle) => ({ ...common, ...bundle, plugins: [announce] }));

if (watch) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  const results = await Promise.allSettled(bundles.map((bundle) => esbuild.build(bundle)));
  if (results.some((result) => result.status === 'rejected')) process.exitCode = 1;
}
