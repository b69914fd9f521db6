/** A word or phrase that the project's prose does not use, and what to write instead. */
interface Banned {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Words that make a native reader read twice. Matched in any case, as whole words. */
const BANNED: readonly Banned[] = [
  { pattern: /\bmend(s|ed|ing)?\b/gi, instead: 'fix' },
  { pattern: /\b(un)?told\b/gi, instead: 'reported, given, or name what is meant' },
  { pattern: /\bunless (said|given|told|stated)\b/gi, instead: 'default' },
  { pattern: /\bheed(s|ed|ing)?\b/gi, instead: 'guard, handle' },
  { pattern: /\blet(s|ting)? go\b/gi, instead: 'release' },
  {
    pattern: /\b(whoever|somebody|nobody|anybody|somewhat like)\b/gi,
    instead: 'name the reader, editor or caller',
  },
  { pattern: /\bbeside\b/gi, instead: 'next to, with, besides' },
  {
    pattern:
      /(?<!\bthere )\b(is|are) no (?!longer\b|more\b|slower\b|faster\b|larger\b|smaller\b|better\b|worse\b|cheaper\b|dearer\b|later\b|earlier\b)/gi,
    instead: 'is not a, there is no',
  },
  { pattern: /\bfor its own sake\b/gi, instead: 'by itself' },
  { pattern: /\bdearer\b/gi, instead: 'more expensive' },
  { pattern: /\bthe door\b/gi, instead: 'public entry point' },
  { pattern: /\bat the most\b/gi, instead: 'at most' },
  { pattern: /\bof its own accord\b/gi, instead: 'by itself' },
];

/** What stands in a text that should not: the line, the word, and what to write instead. */
export function bannedIn(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      BANNED.flatMap(({ pattern, instead }) =>
        [...line.matchAll(pattern)].map(([word]) => `${index + 1}: “${word}”; write: ${instead}`),
      ),
    );
}
