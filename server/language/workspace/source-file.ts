import {
  type DeploymentSpec,
  type HardwareSpec,
  type ModelSpec,
  SCHEMAS,
  type SpecKind,
} from '../../core/spec';
import {
  LineIndex,
  type ParsedYaml,
  parseYaml,
  type TextChange,
  toValue,
  type YamlProblem,
} from '../../yaml/parse';
import type { SchemaIssue, Validator } from '../schema';

/** The decoded spec of each kind. */
export interface SpecOf {
  readonly model: ModelSpec;
  readonly hardware: HardwareSpec;
  readonly deployment: DeploymentSpec;
}

/** One version of a file: its text, what it says, and what is wrong with it. Immutable. */
export interface SourceFile<Kind extends SpecKind = SpecKind> {
  readonly uri: string;
  readonly kind: Kind;
  readonly text: string;
  readonly parsed: ParsedYaml;
  readonly lines: LineIndex;
  /** Plain data of the file, anchors and merge keys resolved. */
  readonly data: unknown;
  readonly problems: readonly YamlProblem[];
  readonly issues: readonly SchemaIssue[];
  /** What the file says; while it is broken, what it said last; undefined when it never was whole. */
  readonly spec: SpecOf[Kind] | undefined;
  /** Whether `spec` is of an earlier version of the text. */
  readonly stale: boolean;
}

/** Reads a file, or a new version of it; `change` lets the parser re-read only what was touched. */
export function readSource<Kind extends SpecKind>(
  uri: string,
  kind: Kind,
  text: string,
  validator: Validator,
  previous?: SourceFile<Kind>,
  change?: TextChange,
): SourceFile<Kind> {
  const parsed = parseYaml(
    text,
    change === undefined ? undefined : previous?.parsed,
    change === undefined ? undefined : [change],
  );
  const resolved = toValue(parsed);
  const problems = [...parsed.problems, ...resolved.problems];
  // An empty file is a map that still lacks every key.
  const result = validator.validate(SCHEMAS[kind], resolved.value ?? {});
  const whole = result.ok && problems.length === 0;
  const spec = whole ? (result.value as SpecOf[Kind]) : previous?.spec;
  const lines =
    change === undefined || previous === undefined ? LineIndex.of(text) : previous.lines.update(text, change);
  // Where nothing could be read, what is wrong is why, and not that every key is missing.
  const blank = resolved.value === null || resolved.value === undefined;
  const issues = blank && problems.length > 0 ? [] : result.issues;
  return {
    uri,
    kind,
    text,
    parsed,
    lines,
    data: resolved.value,
    problems,
    issues,
    spec,
    stale: !whole && spec !== undefined,
  };
}
