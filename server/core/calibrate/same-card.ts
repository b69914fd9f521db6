/** Sizes and memory types that cards of different makes share. */
const NO_MODEL = /^(\d+(g|gb|gib|w)|hbm\w*|gddr\w*|sxm\w*|pcie|nvl|oam)$/;

/**
 * Whether an adapter's name may be that of a card: whether they share the name of a model, such as H200 or MI300X. Drivers
 * spell names freely, so that a difference is worth a word and no more.
 */
export function mayBeSameCard(adapter: string, card: string): boolean {
  const models = wordsOf(card).filter((word) => /\d/.test(word) && !NO_MODEL.test(word));
  const words = wordsOf(adapter);
  // A name without a model's number, such as Gaudi, is told by its last word.
  const wanted = models.length > 0 ? models : wordsOf(card).slice(-1);
  return wanted.some((word) => words.includes(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
