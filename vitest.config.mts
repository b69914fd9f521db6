import { defineConfig } from 'vitest/config';
import { texts } from './scripts/lib/texts.mjs';

export default defineConfig({
  plugins: [texts],
  test: {
    include: ['{server,client,kernels,webview,tests,scripts}/**/*.test.{ts,mjs}'],
    // Property tests and real processes take their time on a small machine that is busy with other tests.
    testTimeout: 60_000,
    // These run in an editor: see tests/e2e/run.mjs.
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/kit/setup.ts'],
  },
});
