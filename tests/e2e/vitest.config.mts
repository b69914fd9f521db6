import { defineConfig } from 'vitest/config';
import { texts } from '../../scripts/lib/texts.mjs';

/** The tests of what a person sees; they need the package (`npm run package`) and a browser. */
export default defineConfig({
  plugins: [texts],
  test: {
    include: ['tests/{e2e/ui,webview}/*.ui.ts'],
    globalSetup: ['tests/e2e/host/installed.mjs'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
  },
});
