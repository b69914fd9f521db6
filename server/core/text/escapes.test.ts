import { describe, expect, it } from 'vitest';
import { forTerminal, oneLine } from './escapes';

describe('text for a terminal', () => {
  it.each([
    ['a title and a cleared screen', '\u001b]0;pwn\u0007\u001b[2J', '\\u001b]0;pwn\\u0007\\u001b[2J'],
    ['the control sequence of Latin-1', '\u009b31m', '\\u009b31m'],
    ['a return to the start of the line', 'bad\rgood', 'bad\\u000dgood'],
    ['a change of direction', 'a\u202eb', 'a\\u202eb'],
    ['lines and columns', 'a\n\tb é カ 🚀', 'a\n\tb é カ 🚀'],
  ])('shows %s', (_, text, shown) => expect(forTerminal(text)).toBe(shown));

  it('stays JSON', () => {
    const text = 'a\u009b\u2028\u202e"\\';
    expect(JSON.parse(forTerminal(JSON.stringify(text)))).toBe(text);
  });

  it('of one line is one', () => expect(oneLine('a\nb\r\nc\rd\te')).toBe('a\\nb\\nc\\nd e'));
});
