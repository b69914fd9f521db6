/** The separator needed before a new part of a flow collection. */
export function flowLead(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 500), offset);
  const last = /(\S)\s*$/.exec(before)?.[1];
  const blank = /\s$/.test(before) ? '' : ' ';
  if (last === ',' || last === '{') return blank;
  return last === '[' ? '' : ', ';
}

/** The separator needed after a new part of a flow collection. */
export function flowTail(text: string, offset: number, closed: boolean): string {
  if (!closed) return '';
  const next = /^(?:\s|#[^\r\n]*(?:\r|\n))*/.exec(text.slice(offset, offset + 500))?.[0].length ?? 0;
  const character = text.charAt(offset + next);
  if (character === ',' || character === ']') return '';
  if (character === '}') return next === 0 ? ' ' : '';
  return next === 0 ? ', ' : ',';
}
