import { LineIndex, parseYaml } from '../../yaml/parse';
import type { SourceFile } from './source-file';

/** The parts of a file that can be recomputed from its text. */
type Reading = Pick<SourceFile, 'parsed' | 'lines'>;

/** The maximum number of cached trees of closed files. */
const MOST_READINGS = 16;

/** The most recently used trees of closed files. */
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
 * A file that is not open in an editor. Its tree, which takes ten times the memory of its text, is released
 * immediately and parsed again on demand; its data stays.
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
