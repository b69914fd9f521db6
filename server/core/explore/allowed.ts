import { cardsOf, type Row, type Side } from './rows';
import type { Limits, Space } from './space';

/** The side of the square blocks that scale FP8 weights: a slice of an expert's width is a whole number of them. */
const FP8_BLOCK = 128;

const divides = (part: number, whole: number): boolean => whole % part === 0;

/** Whether a tensor parallel group lies within a server and its scale-up network, and divides the pool. */
function isWithinServer({ tensor, accelerators, cards, hardware }: Side): boolean {
  return (
    divides(tensor, accelerators) && tensor <= (hardware.scale_up?.domain ?? 1) && divides(tensor, cards)
  );
}

/**
 * Whether an engine starts a row: tensor parallelism within the scale-up network, heads and widths that divide, whole blocks of
 * FP8 weights, no more expert ranks than experts. On shared cards a dense FFN is divided as attention is, and experts are either
 * all divided or all spread.
 */
export function isStartable(row: Row): boolean {
  const { attention, ffn, topology } = row;
  if (!isWithinServer(attention)) return false;
  const { model } = row.variant;
  for (const { count, operator } of model.attentions.values()) {
    const { heads, kvHeads } = operator.split;
    if (count === 0) continue;
    if (heads !== undefined && !divides(attention.tensor, heads)) return false;
    if (kvHeads === undefined || kvHeads === 0) continue;
    if (!divides(attention.tensor, kvHeads) && !divides(kvHeads, attention.tensor)) return false;
  }
  const shared = topology === 'colocated';
  const rest = ffn.cards / ffn.tensor;
  if (!isWithinServer(ffn)) return false;
  for (const { count, operator, precision } of model.ffns.values()) {
    const { experts, width } = operator.split;
    if (count === 0) continue;
    if (experts > 0 && rest > experts) return false;
    if (shared && experts > 0 && ffn.tensor > 1 && rest > 1) return false;
    if (width === undefined) continue;
    if (!divides(ffn.tensor, width)) return false;
    const blocks = experts > 0 && precision.weights === 'fp8';
    if (blocks && width % FP8_BLOCK === 0 && !divides(FP8_BLOCK, width / ffn.tensor)) return false;
  }
  const dense = ![...model.ffns.values()].some(
    ({ count, operator }) => count > 0 && operator.split.experts > 0,
  );
  return !(shared && dense && ffn.tensor !== attention.tensor);
}

/** Both sides of a row, once where they are the same. */
function sidesOf({ topology, attention, ffn }: Row): readonly Side[] {
  return topology === 'afd' ? [attention, ffn] : [attention];
}

/** USD per second of all cards; undefined where one has no price. */
export function moneyOf(row: Row): number | undefined {
  let sum = 0;
  for (const { hardware, cards } of sidesOf(row)) {
    if (hardware.price === undefined) return undefined;
    sum += hardware.price * cards;
  }
  return sum;
}

/** Whether a row has part of a server only where one is enough. */
export function hasWholeServers(row: Row, { wholeServers, topologies }: Space): boolean {
  if (!wholeServers) return true;
  const most = topologies.find(({ topology }) => topology === row.topology)?.accelerators.at(-1) ?? 1;
  return sidesOf(row).every(({ instances, accelerators }) => instances === 1 || accelerators === most);
}

/** Whether a row keeps what does not depend on its speed. A limit of what a card does not state is not kept. */
export function isWithin(row: Row, { accelerators, budget, power, stock }: Limits): boolean {
  if (accelerators !== undefined && cardsOf(row) > accelerators) return false;
  if (budget !== undefined && !((moneyOf(row) ?? Infinity) <= budget)) return false;
  const sides = sidesOf(row);
  const watts = sides.reduce((sum, { hardware, cards }) => sum + (hardware.power ?? Infinity) * cards, 0);
  if (power !== undefined && !(watts <= power)) return false;
  if (stock === undefined) return true;
  return sides.every(({ card }) => {
    const wanted = sides
      .filter((other) => other.card.reference === card.reference)
      .reduce((sum, { cards }) => sum + cards, 0);
    return wanted <= (stock[card.reference] ?? Infinity);
  });
}
