/**
 * Words shared by cards of different vendors: sizes, kinds of memory, sockets, and numbers too short to identify a
 * card.
 */
const NO_MODEL =
  /^(\d{1,2}|\d+(g|gb|gib|w)|hbm\w*|(g|lp)?ddr\w*|sxm\w*|pcie\w*|nvl\w*|oam|gpu|graphics|card)$/;

/**
 * Whether an adapter's name may be that of a card: whether both contain the same model, such as H200 or MI300X.
 * Drivers spell names freely, so a difference justifies a note at most.
 */
export function mayBeSameCard(adapter: string, card: string): boolean {
  const own = nameWords(card).filter((word) => !NO_MODEL.test(word));
  const models = own.filter((word) => /\d/.test(word));
  const words = nameWords(adapter);
  // A name without a model number, such as Gaudi, is identified by its last word.
  const wanted = models.length > 0 ? models : own.slice(-1);
  return wanted.some((word) => words.includes(word));
}

/**
 * The words of a card's name, also joined if a number is separate from its letters: `RTX 4090` is also `RTX4090`.
 */
export function nameWords(name: string): readonly string[] {
  const joined = name.toLowerCase().replace(/(\d)\s+(g|gb|gib|w)\b/g, '$1$2');
  const words = joined.match(/[\p{L}\d]+/gu) ?? [];
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    return /^\p{L}+$/u.test(word) && /^\d+$/.test(next) ? [word + next] : [];
  });
  return [...pairs, ...words];
}
