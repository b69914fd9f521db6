import { costMatrix, type Named } from '../core/cost';
import { formatTokens } from '../core/quantity';
import type { PriceBasis, PricedHardware } from '../core/spec';
import { cardPrices, USUAL_CONTEXTS } from '../core/summary';
import { usd } from '../language/present/figures';
import { CallerProblem } from '../tooling';
import { noFiles, readArguments } from './arguments';
import { usageOf } from './help';
import { newSpecs } from './load';
import type { Outcome } from './outcome';
import { textTable } from './table';
import { readCounting, readPriceBasis, readTokens } from './values';

const USAGE = usageOf('matrix');

async function each<Value>(
  names: readonly string[],
  load: (name: string) => Promise<Value>,
): Promise<Named<Value>[]> {
  const loaded: Named<Value>[] = [];
  for (const name of names) loaded.push({ name, value: await load(name) });
  return loaded;
}

/** Explains what is missing without a price, and how to set one. */
function priceLine(name: string, basis: PriceBasis): string {
  const file = name.startsWith('catalog:') ? 'a file of your own' : name;
  return `${name} has no ${basis} price and so no cost: give it one in ${file}, such as \`price: $2.00/h\``;
}

/** The price of each card, with its basis, by the name as typed. */
const pricesOf = (cards: readonly Named<PricedHardware>[]) =>
  Object.fromEntries(
    cards.flatMap(({ name, value }) =>
      cardPrices({ attention: value, ffn: value }).map((price) => [name, price]),
    ),
  );

/** `matrix`: the cost bound of every model on every card at every context, and the best AFD pairs. */
export async function matrix(args: readonly string[]): Promise<Outcome> {
  const typed = readArguments(args, {
    many: ['model', 'hardware', 'context'],
    single: ['counting', 'price-basis'],
  });
  noFiles(typed, USAGE);
  const basis = readPriceBasis(typed);
  const specs = newSpecs(basis);
  if (typed.all('model').length === 0 || typed.all('hardware').length === 0)
    throw new CallerProblem(`expected at least one model and one hardware: ${USAGE}`);
  const models = await each(typed.all('model'), async (name) => (await specs.model(name)).model);
  const cards = await each<PricedHardware>(typed.all('hardware'), (name) => specs.hardware(name));
  const contexts = typed.all('context').length === 0 ? USUAL_CONTEXTS : typed.all('context').map(readTokens);
  const result = costMatrix(models, cards, contexts, readCounting(typed));
  const priceless = cards.filter(({ value }) => value.price === undefined).map(({ name }) => name);
  const rows = result.rows.map((row) => [
    row.model,
    row.hardware,
    formatTokens(row.context),
    usd(row.attention),
    usd(row.ffn),
    usd(row.total),
  ]);
  const best = result.best.map((pair) => [
    pair.model,
    formatTokens(pair.context),
    pair.attentionHardware,
    pair.ffnHardware,
    usd(pair.total),
  ]);
  return {
    status: 0,
    json: { ...result, prices: pricesOf(cards), withoutPrice: priceless },
    text: [
      'USD per 1M tokens, theoretical bound',
      textTable(['model', 'hardware', 'context', 'attention', 'FFN', 'total'], rows),
      '',
      ...(best.length === 0
        ? ['no pair of cards has a cost']
        : ['Best pair for AFD', textTable(['model', 'context', 'attention on', 'FFN on', 'total'], best)]),
      ...[...new Set(priceless)].map((name) => priceLine(name, basis)),
    ].join('\n'),
    wantsJson: typed.has('json'),
  };
}
