import type { Schema } from '../../schema';
import type { TokenSink } from './encoder';

/** The tokens of one node, relative to its start, and the key and schema that they were computed with. */
export class TokenList implements TokenSink {
  /** Four numbers per token, as in {@link TokenSink.add}. */
  private readonly numbers: number[] = [];

  constructor(
    readonly schema: Schema | undefined,
    readonly key: string,
  ) {}

  add(...token: [from: number, length: number, type: number, modifiers: number]): void {
    this.numbers.push(...token);
  }

  copyTo(sink: TokenSink, offset: number): void {
    const { numbers } = this;
    for (let at = 0; at < numbers.length; at += 4)
      sink.add((numbers[at] ?? 0) + offset, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0, numbers[at + 3] ?? 0);
  }
}
