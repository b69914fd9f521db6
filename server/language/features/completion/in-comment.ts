import { lineStartOf } from '../../../yaml/edit';

/** Whether an offset is in a comment: after a `#` that begins a word, outside of quotes. */
export function inComment(text: string, offset: number): boolean {
  let quote = '';
  let before = ' ';
  for (let pos = lineStartOf(text, offset); pos < offset; pos++) {
    const character = text.charAt(pos);
    if (quote !== '') {
      if (character === '\\' && quote === '"') pos++;
      else if (character === quote) quote = '';
    } else if (character === '#' && /\s/.test(before)) return true;
    else if ((character === '"' || character === "'") && /[\s[{,:(]/.test(before)) quote = character;
    before = character;
  }
  return false;
}
