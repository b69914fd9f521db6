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

/** The spec type of each kind. */
interface SpecOf {
  readonly model: ModelSpec;
  readonly hardware: HardwareSpec;
  readonly deployment: DeploymentSpec;
}

/** One version of a file: its text, its content and its errors. Immutable. */
export interface SourceOf<Kind extends SpecKind> {
  readonly uri: string;
  readonly kind: Kind;
  readonly text: string;
  readonly parsed: ParsedYaml;
  readonly lines: LineIndex;
  /** The plain data of the file, with anchors and merge keys resolved. */
  readonly data: unknown;
  readonly problems: readonly YamlProblem[];
  readonly issues: readonly SchemaIssue[];
  /** The decoded spec. While the file has errors, the last valid one; undefined if the file was never valid. */
  readonly spec: SpecOf[Kind] | undefined;
  /** Whether `spec` belongs to an earlier version of the text. */
  readonly stale: boolean;
}

/** A file of one of the given kinds, discriminated by `kind`. */
export type SourceFile<Kind extends SpecKind = SpecKind> = AnyFile & { [Each in Kind]: SourceOf<Each> }[Kind];

type AnyFile = SourceOf<'model'> | SourceOf<'hardware'> | SourceOf<'deployment'>;

/** A file with a spec. */
export type Whole<Kind extends SpecKind> = SourceFile<Kind> & { readonly spec: SpecOf[Kind] };

/** Whether a file is of the given kind. */
export function isKind<Kind extends SpecKind>(
  file: SourceFile | undefined,
  kind: Kind,
): file is SourceFile<Kind> {
  return file?.kind === kind;
}

/** Whether a file is of the given kind and has a spec, possibly outdated. */
export function isWhole<Kind extends SpecKind>(
  file: SourceFile | undefined,
  kind: Kind,
): file is Whole<Kind> {
  return file?.kind === kind && file.spec !== undefined;
}

/** The spec of the current text; undefined while the file has errors and its `spec` is outdated. */
export function currentSpec<Kind extends SpecKind>(file: SourceOf<Kind>): SpecOf[Kind] | undefined {
  return file.stale ? undefined : file.spec;
}

/**
 * Parses and validates a file. `change`, the difference to the previous version, lets the parser reuse the rest.
 */
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
  // An empty file is a map in which every key is missing.
  const result = validator.validate(SCHEMAS[kind], resolved.value ?? {});
  const whole = result.ok && problems.length === 0;
  const spec = whole ? result.value : previous?.spec;
  const lines =
    change === undefined || known === undefined ? LineIndex.of(text) : known.lines.update(text, change);
  // If nothing could be parsed, the YAML problems explain it; missing keys would be noise.
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
  // The schema guarantees that the spec matches the kind.
  return file as SourceFile;
}
