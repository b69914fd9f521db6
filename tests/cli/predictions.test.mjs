import fs from 'node:fs';
import { expect, it } from 'vitest';
import { predictions } from '../../scripts/predictions.mjs';
import { bundles, inRoot } from '../lsp/kit';

it('docs/estimate.md has the tables that scripts/predictions.mjs prints', { timeout: 120_000 }, async () => {
  const page = fs.readFileSync(inRoot('docs/estimate.md'), 'utf8');
  const { factor, step3, deepseek } = await predictions(bundles.cli);
  expect(page).toContain(`common factor ${factor.toFixed(3)}`);
  expect(page).toContain(step3);
  expect(page).toContain(deepseek);
});
