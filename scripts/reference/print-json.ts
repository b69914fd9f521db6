/** The line width of the repository's formatter. */
const WIDTH = 110;

/** Prints JSON like the formatter: indented by two, with lists of scalars on one line if they fit. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(
    /^( *)(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (whole, indent: string, before: string, items: string, after: string) => {
      const list = items
        .split('\n')
        .map((item) => item.trim())
        .join(' ');
      const line = `${indent}${before}[${list}]${after}`;
      return line.length <= WIDTH ? line : whole;
    },
  );
}
