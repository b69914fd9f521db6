import { LineIndex } from './line-index';
import { type ParsedYaml, parseYaml } from './parse';
import type { YamlProblem } from './types';

/** One version of a text: its tree, its lines, and all problems with it as YAML. */
export interface YamlDocument {
  readonly parsed: ParsedYaml;
  readonly lines: LineIndex;
  readonly problems: readonly YamlProblem[];
}

/** Parses a text from scratch. */
export function readDocument(text: string): YamlDocument {
  const parsed = parseYaml(text);
  return { parsed, lines: LineIndex.of(text), problems: parsed.problems };
}
