/** A list of sizes, or a sentence that says what to write instead. */
export type NumberList =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly message: string };

/** The maximum number of sizes in one run. */
const MOST = 16;
const SUFFIXES: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2 };

/**
 * Parses sizes such as `8, 64` or `4096, 32K`; K and M are multiples of 1024. Sorted and without duplicates; empty
 * for an empty text.
 *
 * @param most the largest valid size
 */
export function readNumberList(text: string, most: number): NumberList {
  const joined = text.trim().replace(/(\d)\s+(?=[km]\b)/gi, '$1');
  const doubtful = /(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)/.exec(joined)?.[0];
  if (doubtful !== undefined) {
    const [apart, one] = [doubtful.replaceAll(',', ', '), doubtful.replaceAll(',', '')];
    return refuse(`‘${doubtful}’ may be one number or several: write ${apart} or ${one}.`);
  }
  const words = joined.split(/[\s,;]+/).filter(Boolean);
  if (words.length > MOST)
    return refuse(`At most ${MOST} sizes fit into one run; there are ${words.length}.`);
  const values: number[] = [];
  for (const word of words) {
    const [, digits = '', suffix = ''] = /^(\d+(?:\.\d+)?)([km]?)$/i.exec(word) ?? [];
    const value = digits === '' ? Number.NaN : Number(digits) * (SUFFIXES[suffix.toLowerCase()] ?? 1);
    if (!Number.isInteger(value) || value < 1)
      return refuse(
        `‘${word}’ is not a size: write whole numbers of at least 1, such as 8, 64 or 4096, 32K.`,
      );
    if (value > most) return refuse(`‘${word}’ is too large: the largest size is ${most}.`);
    values.push(value);
  }
  return { ok: true, values: [...new Set(values)].sort((one, other) => one - other) };
}

const refuse = (message: string): NumberList => ({ ok: false, message });
