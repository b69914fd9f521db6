import { defineConfig } from 'vitest/config';

/** The tests of what a person sees; they need the package (`npm run package`) and a browser. */
export default defineConfig({
  test: {
    include: ['tests/e2e/ui/*.ui.mjs'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
  },
});
