/** Words that cards of different makes share: sizes, kinds of memory, sockets, numbers too short to name anything alone. */
const NO_MODEL =
  /^(\d{1,2}|\d+(g|gb|gib|w)|hbm\w*|(g|lp)?ddr\w*|sxm\w*|pcie\w*|nvl\w*|oam|gpu|graphics|card)$/;

/**
 * Whether an adapter's name may be that of a card: whether they share the name of a model, such as H200 or MI300X. Drivers
 * spell names freely, so that a difference is worth a word and no more.
 */
export function mayBeSameCard(adapter: string, card: string): boolean {
  const own = nameWords(card).filter((word) => !NO_MODEL.test(word));
  const models = own.filter((word) => /\d/.test(word));
  const words = nameWords(adapter);
  // A name without a model's number, such as Gaudi, is told by its last word.
  const wanted = models.length > 0 ? models : own.slice(-1);
  return wanted.some((word) => words.includes(word));
}

/** The words of a card's name, also as one where a number stands apart from its letters: `RTX 4090` is `RTX4090`, too. */
export function nameWords(name: string): readonly string[] {
  const joined = name.toLowerCase().replace(/(\d)\s+(g|gb|gib|w)\b/g, '$1$2');
  const words = joined.match(/[\p{L}\d]+/gu) ?? [];
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    return /^\p{L}+$/u.test(word) && /^\d+$/.test(next) ? [word + next] : [];
  });
  return [...pairs, ...words];
}
