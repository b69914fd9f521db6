import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-types';
import type { Range } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import { TokenEncoder } from './encoder';
import { TokenFinder } from './token-finder';

/** The number of files whose last tokens are kept, to answer with differences. */
const REMEMBERED_FILES = 32;

interface Sent {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** The replacement that turns `before` into `after`: the numbers between the common ends. */
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

/** The semantic tokens of files, in full or as a difference to the last answer. */
export class SemanticTokensOfFiles {
  private readonly finder = new TokenFinder();
  private readonly sent = new Map<string, Sent>();
  private answers = 0;

  full(file: SourceFile): SemanticTokens {
    const data = this.encoded(file);
    return { resultId: this.remember(file.uri, data), data: Array.from(data) };
  }

  /** The difference to a previous answer; all tokens if that answer is no longer kept. */
  delta(file: SourceFile, previous: string): SemanticTokens | SemanticTokensDelta {
    const before = this.sent.get(file.uri);
    if (before?.resultId !== previous) return this.full(file);
    const data = this.encoded(file);
    return { resultId: this.remember(file.uri, data), edits: difference(before.data, data) };
  }

  /** The tokens of the visible part of a file. */
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
    // Move the most recently requested file to the end; the first one is forgotten.
    this.sent.delete(uri);
    this.sent.set(uri, { resultId, data });
    const [oldest] = this.sent.keys();
    if (this.sent.size > REMEMBERED_FILES && oldest !== undefined) this.sent.delete(oldest);
    return resultId;
  }
}
