import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../host/workbench.mjs';

const deployment = 'step-3-h20-h800.deployment.yaml';
const hardware = 'h20.hardware.yaml';

describe('what a person sees in the installed package', () => {
  let workbench;
  let page;
  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await workbench.open(deployment);
  });
  afterAll(() => workbench?.close());

  test('the language in the status bar', async () => {
    const status = page.locator('#status\\.editor\\.mode');
    await expect.poll(() => status.innerText()).toContain('Decode Lens Deployment');
  });

  test('the hover on the name: what a million tokens cost', async () => {
    const hover = await workbench.hoverOn(/^name:/, '0.0550');
    expect(await hover.innerText()).toContain('0.129');
  });

  test('keys, names and quantities in different colours', async () => {
    await workbench.openAlso(hardware);
    const piece = (line, text) => workbench.lineWith(line).getByText(text, { exact: true });
    const colour = (piece) => piece.evaluate((element) => getComputedStyle(element).color);
    // The server's tokens tell the number from its unit; they come a moment after the grammar's colours.
    const colours = () =>
      Promise.all([
        colour(piece(/^price: /, 'price')),
        colour(piece(/^price: /, '0.80')),
        colour(piece(/^name: /, /NVIDIA/)),
      ]);
    await expect.poll(async () => new Set(await colours()).size).toBe(3);
  });

  test('another cost in the hover after typing another price', async () => {
    await workbench.openAlso(hardware);
    await workbench.retype(/^price: /, 'price: $1.60/h');
    await workbench.openAlso(deployment);
    // Twice the price of the card for attention: 2 x 0.0401 + 0.0150.
    await workbench.hoverOn(/^name:/, '0.0951');
  });

  test('a squiggle under a misspelt key, gone when it is corrected', async () => {
    await workbench.openAlso('step-3.model.yaml');
    const squiggle = page.locator('.editor-instance .squiggly-error');
    await workbench.retype(/^hidden:/, 'hiden: 7168');
    await squiggle.first().waitFor();
    await workbench.retype(/^hiden:/, 'hidden: 7168');
    await squiggle.first().waitFor({ state: 'detached' });
  });
});
