/**
 * Characters that a terminal, a log or an editor acts on instead of showing them: control characters of ASCII and Latin-1, line
 * and paragraph separators, and those that change the direction of what follows. All but tab and line feed.
 */
const ACTED_ON =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text of several lines for a terminal or a log: what would act is shown as `\u001b` is written in JSON. */
export function forTerminal(text: string): string {
  return text.replace(ACTED_ON, escaped);
}

/** The same for one line: a name with a line break in it cannot look like a line of its own. */
export function oneLine(text: string): string {
  return forTerminal(text.replace(/\r\n?|\n/g, '\\n').replaceAll('\t', ' '));
}
