import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-types';
import type { Range } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { TokenEncoder } from './encoder';
import { TokenFinder } from './token-finder';

/** Of how many files the tokens that were sent last are kept, to answer with what changed. */
const REMEMBERED_FILES = 32;

interface Sent {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** What to replace in `before` to get `after`: the numbers between those that are the same at both ends. */
function difference(before: Uint32Array, after: Uint32Array): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - start - end;
  const data = Array.from(after.subarray(start, after.length - end));
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/** The semantic tokens of files, in full or as what changed since they were sent last. */
export class SemanticTokensOfFiles {
  private readonly finder = new TokenFinder();
  private readonly sent = new Map<string, Sent>();
  private answers = 0;

  full(file: SourceFile): SemanticTokens {
    const data = this.encoded(file);
    return { resultId: this.remember(file.uri, data), data: Array.from(data) };
  }

  /** What changed since an answer; everything, where that answer is forgotten. */
  delta(file: SourceFile, previous: string): SemanticTokens | SemanticTokensDelta {
    const before = this.sent.get(file.uri);
    if (before?.resultId !== previous) return this.full(file);
    const data = this.encoded(file);
    return { resultId: this.remember(file.uri, data), edits: difference(before.data, data) };
  }

  /** The tokens of the part of a file that is on the screen. */
  range(file: SourceFile, within: Range): SemanticTokens {
    return { data: [...this.encoded(file, within)] };
  }

  private encoded(file: SourceFile, within?: Range): Uint32Array {
    const encoder = new TokenEncoder(file.lines, within);
    this.finder.find(file, encoder, within);
    return encoder.encoded;
  }

  private remember(uri: string, data: Uint32Array): string {
    const resultId = `${++this.answers}`;
    // The file that was asked for last moves to the end; the first is the one to forget.
    this.sent.delete(uri);
    this.sent.set(uri, { resultId, data });
    const [oldest] = this.sent.keys();
    if (this.sent.size > REMEMBERED_FILES && oldest !== undefined) this.sent.delete(oldest);
    return resultId;
  }
}
