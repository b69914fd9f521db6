import { describe, expect, it } from 'vitest';
import { exampleFolder, serverOn } from './kit';

const DEPLOYMENT = 'step-3-h20-h800.deployment.yaml';
const MODEL = 'step-3.model.yaml';
const ATTENTION_CARD = 'h20.hardware.yaml';

/** The cells of a hover's table row that begins with `first`, without emphasis. */
function row(markdown: string, first: string): string[] {
  const line = markdown.split('\n').find((candidate) => candidate.startsWith(`| ${first} `));
  return (line ?? '').split('|').map((cell) => cell.replaceAll(/[*\u200b]/g, '').trim());
}

describe('the example with H20 attention and H800 FFN', () => {
  it('has no errors and no warnings', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    expect(await client.problems(DEPLOYMENT)).toEqual([]);
  });

  it('costs 0.0550 USD per 1M tokens at 8192 tokens and 0.129 at 32768', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    await client.diagnostics(DEPLOYMENT);
    const hover = await client.hover(DEPLOYMENT, 'name: Step-3');
    expect(row(hover, '8K')).toContain('0.0550');
    expect(row(hover, '32K')).toContain('0.129');
    expect(hover).toContain('theoretical bound');
  });

  it('follows a price that is edited in its hardware file and not saved', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    await client.open(ATTENTION_CARD);
    await client.edit(ATTENTION_CARD, ['$0.80/h', '$1.60/h']);
    await client.diagnostics(ATTENTION_CARD);
    const hover = await client.hover(DEPLOYMENT, 'name: Step-3');
    // Attention costs twice its 0.0401; the FFN's 0.0150 stays.
    expect(row(hover, '8K')).toEqual(expect.arrayContaining(['0.0802', '0.0150', '0.0951']));
  });

  it('follows a model edited in another file', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    const before = await client.hover(DEPLOYMENT, 'name: Step-3');
    await client.open(MODEL);
    await client.edit(MODEL, ['kv_heads: 1', 'kv_heads: 2']);
    await client.diagnostics(MODEL);
    const after = await client.hover(DEPLOYMENT, 'name: Step-3');
    expect(Number(row(after, '8K')[5])).toBeGreaterThan(Number(row(before, '8K')[5]));
  });

  it('keeps its results while a file that it refers to is broken, and says so', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    await client.open(ATTENTION_CARD);
    const whole = await client.hover(DEPLOYMENT, 'name: Step-3');
    await client.edit(ATTENTION_CARD, ['capacity: 96 GB', 'capacity: [96 GB']);
    const { diagnostics } = await client.untilProblems(DEPLOYMENT, 'broken-reference');
    expect(diagnostics.find(({ code }) => code === 'broken-reference')).toMatchObject({
      code: 'broken-reference',
      severity: 2,
      message: expect.stringContaining('results use its last valid version'),
      relatedInformation: [{ location: { uri: client.folder.uriOf(ATTENTION_CARD) } }],
    });
    expect(await client.hover(DEPLOYMENT, 'name: Step-3')).toBe(whole);

    await client.edit(ATTENTION_CARD, ['capacity: [96 GB', 'capacity: 96 GB']);
    await client.untilProblems(DEPLOYMENT);
  });

  it('keeps its own results while its own text is broken, and says so', async () => {
    const client = await serverOn(exampleFolder());
    await client.open(DEPLOYMENT);
    await client.edit(DEPLOYMENT, ['batch: 4608', 'batch: "4608']);
    expect(await client.diagnostics(DEPLOYMENT)).not.toEqual([]);
    const hover = await client.hover(DEPLOYMENT, 'name: Step-3');
    expect(row(hover, '8K')).toContain('0.0550');
    expect(hover).toContain('Outdated: fix the errors of this file');
  });
});
