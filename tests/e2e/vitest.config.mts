import { defineConfig } from 'vitest/config';
import { yamlAsText } from '../../scripts/lib/yaml-as-text.mjs';

/** The tests of what a person sees; they need the package (`npm run package`) and a browser. */
export default defineConfig({
  plugins: [yamlAsText],
  test: {
    include: ['tests/{e2e/ui,webview}/*.ui.ts'],
    globalSetup: ['tests/e2e/host/installed.mjs'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
  },
});
