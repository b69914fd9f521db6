import fs from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

/** Imports `.yaml` files as text, as the bundler does. */
export const yamlAsText: Plugin = {
  name: 'yaml-as-text',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.yaml')) return null;
    return `export default ${JSON.stringify(fs.readFileSync(id, 'utf8'))};`;
  },
};

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    include: ['{server,client,kernels,webview,tests,scripts}/**/*.test.{ts,mjs}'],
    // Property tests and real processes take their time on a small machine that is busy with other tests.
    testTimeout: 60_000,
    // These run in an editor: see tests/e2e/run.mjs.
    exclude: ['tests/e2e/**'],
  },
});
