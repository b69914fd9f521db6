/** The width of a line, as the formatter of this repository has it. */
const WIDTH = 110;

/** JSON as the formatter prints it: indented by two, with lists of plain values on one line where they fit. */
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
