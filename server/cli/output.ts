import { once } from 'node:events';
import { forTerminal } from '../core/text/escapes';

/** Characters that are collected before they are written. */
const PIECE = 1 << 16;

/** Standard output for results that are too long to keep, which waits where the reader is slower. */
export class Output {
  private waiting = '';

  async write(text: string): Promise<void> {
    this.waiting += text;
    if (this.waiting.length >= PIECE) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.waiting;
    this.waiting = '';
    // A reader that closed the pipe never drains it.
    if (!process.stdout.write(forTerminal(text)) && !process.stdout.destroyed)
      await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
  }
}
