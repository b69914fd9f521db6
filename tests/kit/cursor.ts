/** A text with a `|` where the cursor is, without it, and the cursor's offset. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error('the text has no |');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
