import { inTime } from './in-time';
import type { FileContent, FileSource } from './ports';

/** How long a file is waited for, in milliseconds. */
const PATIENCE = 5_000;

const SLOW: FileContent = { ok: false, reason: 'slow' };

/**
 * Files whose reads end in time, whatever they lie on: a network mount whose server is gone does not fail, it never answers.
 * A folder in which a read hangs is not asked again until that read comes back.
 */
export class TimedFiles implements FileSource {
  /** How many reads hang, by folder. */
  private readonly hanging = new Map<string, number>();

  /** @param patience milliseconds */
  constructor(
    private readonly source: FileSource,
    private readonly patience = PATIENCE,
  ) {}

  /** Whether a read was given up that has not come back. */
  get hangs(): boolean {
    return this.hanging.size > 0;
  }

  async read(uri: string): Promise<FileContent> {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    if (this.hanging.has(folder)) return SLOW;
    const reading = this.source.read(uri);
    const content = await inTime(reading, this.patience, undefined);
    if (content !== undefined) return content;
    this.count(folder, 1);
    const back = (): void => this.count(folder, -1);
    reading.then(back, back);
    return SLOW;
  }

  private count(folder: string, more: number): void {
    const now = (this.hanging.get(folder) ?? 0) + more;
    if (now > 0) this.hanging.set(folder, now);
    else this.hanging.delete(folder);
  }
}
