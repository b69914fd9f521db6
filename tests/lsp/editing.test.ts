import { describe, expect, it } from 'vitest';
import { CARD, FILES, MODEL } from '../kit/texts';
import { type Client, folderWith, serverOn } from './kit';

/** A card that is open, with its price in the hover to see what the server holds. */
async function openCard(text: string = CARD): Promise<Client> {
  const client = await serverOn(folderWith());
  await client.open('card.hardware.yaml', text);
  return client;
}

const price = (client: Client): Promise<string> => client.hover('card.hardware.yaml', 'price');
const at = (line: number, character: number) => ({ line, character });

describe('an edit', () => {
  it('may be several changes in one message, each of the text that the one before left', async () => {
    const client = await openCard();
    await client.edit(
      'card.hardware.yaml',
      ['$1.00/h', '$2.00/h'],
      ['name: Card\n', 'name: Another card\n\n# a comment\n'],
      ['80 GB', '96 GB'],
      ['$2.00/h', '$3.50/h'],
    );
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('3.50/h');
    expect(await client.hover('card.hardware.yaml', 'name: Another')).toContain('96.0 GB');
  });

  it('may replace the whole text, before and after partial changes of the same message', async () => {
    const client = await openCard('name: [');
    await client.change('card.hardware.yaml', [
      { range: { start: at(0, 0), end: at(0, 4) }, text: 'nmae' },
      { text: CARD },
      { range: { start: at(1, 7), end: at(1, 14) }, text: '$4.00/h' },
    ]);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('4.00/h');
  });

  it('may come with the end of its range first', async () => {
    const client = await openCard();
    await client.change('card.hardware.yaml', [
      { range: { start: at(1, 14), end: at(1, 7) }, text: '$5.00/h' },
    ]);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('5.00/h');
  });

  it('may reach past the end of a line and of the text', async () => {
    const client = await openCard();
    await client.change('card.hardware.yaml', [
      { range: { start: at(1, 7), end: at(1, 999) }, text: '$6.00/h' },
      { range: { start: at(999, 0), end: at(999, 9) }, text: 'power: 700 W\n' },
    ]);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('6.00/h');
    expect(await client.hover('card.hardware.yaml', 'power')).toContain('700 W');
  });

  it('is taken in the order of arrival, whatever its version says', async () => {
    const client = await openCard();
    await client.change('card.hardware.yaml', [{ text: CARD.replace('1.00', '8.00') }], 9);
    await client.change('card.hardware.yaml', [{ text: CARD.replace('1.00', '7.00') }], 4);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('7.00/h');
  });

  it('counts columns in UTF-16 units, past emoji and combining marks', async () => {
    const client = await openCard(CARD.replace('name: Card', 'name: "🚀🧮 é" # 👩‍🚀'));
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    await client.edit('card.hardware.yaml', ['🧮', '🧮🧮'], ['👩‍🚀', '👨‍👩‍👧‍👦 ok'], ['price', 'prise']);
    const [finding] = await client.diagnostics('card.hardware.yaml');
    expect(finding).toMatchObject({
      code: 'unknown-key',
      range: { start: at(1, 0), end: at(1, 5) },
    });
    await client.edit('card.hardware.yaml', ['prise', 'price'], ['"🚀', 'x: 1, "🚀']);
    expect((await client.diagnostics('card.hardware.yaml')).length).toBeGreaterThan(0);
    await client.edit('card.hardware.yaml', ['x: 1, "🚀', '"🚀']);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await client.hover('card.hardware.yaml', 'name')).toContain('🚀🧮🧮');
  });

  it('finds a place after an emoji in the same line', async () => {
    const client = await openCard(CARD.replace('capacity: 80 GB', '"🚀🚀": 1, capacity: 80 GB/s'));
    expect(await client.diagnostics('card.hardware.yaml')).toMatchObject([
      { code: 'unknown-key', range: { start: at(3, 10), end: at(3, 16) } },
      { code: 'wrong-unit', range: { start: at(3, 31), end: at(3, 38) } },
    ]);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('works with lines that end in %s', async (_, end) => {
    const client = await openCard(CARD.replaceAll('\n', end));
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    await client.edit(
      'card.hardware.yaml',
      ['80 GB', '80 GB/s'],
      [`${end}price`, `${end}power: 700 W${end}price`],
    );
    expect(await client.diagnostics('card.hardware.yaml')).toMatchObject([
      { code: 'wrong-unit', range: { start: at(4, 20), end: at(4, 27) } },
    ]);
    await client.edit('card.hardware.yaml', ['80 GB/s', '80 GB']);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
    expect(await price(client)).toContain('1.00/h');
  });

  it('may part and join a CRLF', async () => {
    const client = await openCard(CARD.replaceAll('\n', '\r\n'));
    // The end of line 0 counts as before its break, so the break itself goes by a range that ends at line 1.
    await client.change('card.hardware.yaml', [
      { range: { start: at(0, 10), end: at(1, 0) }, text: '\r' },
      { range: { start: at(1, 0), end: at(1, 0) }, text: '\n' },
      { range: { start: at(1, 7), end: at(1, 14) }, text: '$9.00/h' },
    ]);
    await client.diagnostics('card.hardware.yaml');
    const text = client.textOf('card.hardware.yaml');
    await client.change('card.hardware.yaml', [{ text }]);
    expect(await client.diagnostics('card.hardware.yaml')).toEqual([]);
  });

  it('of a file that is not open changes nothing', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    const before = await client.hover('tiny.deployment.yaml', 'name: Tiny');
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: client.folder.uriOf('card.hardware.yaml'), version: 2 },
      contentChanges: [{ text: 'name: [' }],
    });
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toBe(before);
  });

  it('that empties a file, and one that fills it again, keep the deployment in step', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    await client.open('tiny.model.yaml');
    await client.change('tiny.model.yaml', [{ text: '' }]);
    await client.untilProblems('tiny.deployment.yaml', 'broken-reference');
    await client.change('tiny.model.yaml', [{ text: MODEL }]);
    await client.untilProblems('tiny.deployment.yaml');
  });
});
