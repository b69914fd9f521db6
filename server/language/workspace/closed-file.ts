import { LineIndex, parseYaml } from '../../yaml/parse';
import type { SourceFile } from './source-file';

/** What can be read again from a file's text. */
type Reading = Pick<SourceFile, 'parsed' | 'lines'>;

/** How many trees of closed files are kept. */
const MOST_READINGS = 16;

/** The trees of closed files that were read last. */
export class Readings {
  private readonly known = new Map<string, Reading>();

  of(uri: string, text: string): Reading {
    const known = this.known.get(uri);
    if (known?.parsed.text === text) return known;
    const reading = { parsed: parseYaml(text), lines: LineIndex.of(text) };
    this.known.delete(uri);
    this.known.set(uri, reading);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_READINGS && oldest !== undefined) this.known.delete(oldest);
    return reading;
  }
}

/**
 * A file that no editor has open. Its tree, which takes ten times the memory of its text, is released at once and made
 * again on demand; what the file says stays.
 */
export function closedFile(file: SourceFile, readings: Readings): SourceFile {
  const { uri, text } = file;
  return {
    ...file,
    get parsed() {
      return readings.of(uri, text).parsed;
    },
    get lines() {
      return readings.of(uri, text).lines;
    },
  };
}
