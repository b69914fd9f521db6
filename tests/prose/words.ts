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
  { pattern: /\b(what|that) is said of\b/gi, instead: 'name it: the diagnostics, the documentation' },
  { pattern: /\bso that who\b/gi, instead: 'so that the reader, editor or caller' },
  { pattern: /\b(looked|look) into\b/gi, instead: 'visited, searched' },
  { pattern: /\bat hand\b/gi, instead: 'current, or leave it out' },
  { pattern: /\b(none|else) (is|are) told\b/gi, instead: 'unknown' },
  { pattern: /\btakes? (it|them|its \w+) along\b/gi, instead: 'removes, ends, breaks' },
  { pattern: /\bwhat (binds|is bound by)\b/gi, instead: 'the limiting resource' },
];

/** The comments and the sentences in strings of a line of code; names of code are not prose. */
function proseOfCode(line: string): string {
  if (/^\s*(\/\/|\/\*|\*)/.test(line)) return line;
  const strings = [...line.matchAll(/'[^']* [^']*'|"[^"]* [^"]*"|`[^`]* [^`]*`/g)].map(([text]) => text);
  return [...strings, /\s\/\/ .*$/.exec(line)?.[0] ?? ''].join(' ').replace(/\$\{[^}]*\}/g, '');
}

/** The banned words in a text: the line, the word, and what to write instead. Of code, only the prose in it. */
export function bannedIn(text: string, isCode = false): readonly string[] {
  return text
    .split('\n')
    .map((line) => (isCode ? proseOfCode(line) : line))
    .flatMap((line, index) =>
      BANNED.flatMap(({ pattern, instead }) =>
        [...line.matchAll(pattern)].map(([word]) => `${index + 1}: “${word}”; write: ${instead}`),
      ),
    );
}
