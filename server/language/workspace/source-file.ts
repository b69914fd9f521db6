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
interface SpecOf {
  readonly model: ModelSpec;
  readonly hardware: HardwareSpec;
  readonly deployment: DeploymentSpec;
}

/** One version of a file of some kind: its text, what it says, and what is wrong with it. Immutable. */
export interface SourceOf<Kind extends SpecKind> {
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

/** A file of one of some kinds, discriminated by `kind`. */
export type SourceFile<Kind extends SpecKind = SpecKind> = AnyFile & { [Each in Kind]: SourceOf<Each> }[Kind];

type AnyFile = SourceOf<'model'> | SourceOf<'hardware'> | SourceOf<'deployment'>;

/** A file that says something. */
export type Whole<Kind extends SpecKind> = SourceFile<Kind> & { readonly spec: SpecOf[Kind] };

/** Whether a file is of a kind. */
export function isKind<Kind extends SpecKind>(
  file: SourceFile | undefined,
  kind: Kind,
): file is SourceFile<Kind> {
  return file?.kind === kind;
}

/** Whether a file is of a kind, and has been whole at least once. */
export function isWhole<Kind extends SpecKind>(
  file: SourceFile | undefined,
  kind: Kind,
): file is Whole<Kind> {
  return file?.kind === kind && file.spec !== undefined;
}

/** What the file says now; undefined while it is broken and its `spec` is of an earlier text. */
export function currentSpec<Kind extends SpecKind>(file: SourceOf<Kind>): SpecOf[Kind] | undefined {
  return file.stale ? undefined : file.spec;
}

/** Reads a file, or a new version of it; `change` lets the parser re-read only what was touched. */
export function readSource(
  uri: string,
  kind: SpecKind,
  text: string,
  validator: Validator,
  previous?: SourceFile,
  change?: TextChange,
): SourceFile {
  const known = change === undefined ? undefined : previous;
  const parsed = parseYaml(text, known?.parsed, change === undefined ? undefined : [change]);
  const resolved = toValue(parsed);
  const problems = [...parsed.problems, ...resolved.problems];
  // An empty file is a map that still lacks every key.
  const result = validator.validate(SCHEMAS[kind], resolved.value ?? {});
  const whole = result.ok && problems.length === 0;
  const spec = whole ? result.value : previous?.spec;
  const lines =
    change === undefined || known === undefined ? LineIndex.of(text) : known.lines.update(text, change);
  // Where nothing could be read, what is wrong is why, and not that every key is missing.
  const blank = resolved.value === null || resolved.value === undefined;
  const issues = blank && problems.length > 0 ? [] : result.issues;
  const { value: data } = resolved;
  const file = {
    uri,
    kind,
    text,
    parsed,
    lines,
    data,
    problems,
    issues,
    spec,
    stale: !whole && spec !== undefined,
  };
  // What a schema lets pass is a spec of its kind.
  return file as SourceFile;
}
