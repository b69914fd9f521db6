import type { KeyPath } from '../../core/data';
import type { Range } from '../../yaml/parse';
import { rangeOf, type SourceFile, type Workspace } from '../workspace';
import type { Coded, Severity } from './finding';
import type { Proposal } from './fixes/proposal';
import { type UsedDesigns, usedDesigns } from './model-data';
import type { CheckContext, Rule } from './rule';
import { type FindingCode, INTERNAL_ERROR, RULES } from './rules';

/** Another location that explains a finding. */
export interface RelatedPlace extends Range {
  readonly uri: string;
  readonly message: string;
}

/** A problem in a file, and its range, which stays within one line. */
export interface Finding extends Range {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  /** The key path of the problem; undefined for problems of the YAML text itself. */
  readonly at?: KeyPath;
  readonly related?: readonly RelatedPlace[];
  /** The quick fixes, computed on demand. */
  readonly fixes?: (() => readonly Proposal[]) | undefined;
}

/** The maximum number of findings per file: more would not help until the first ones are fixed. */
const MOST_FINDINGS = 200;

/** The input of the rules. Whatever needs a walk over the file is computed when the first rule asks for it. */
class Context implements CheckContext {
  private knownUsed: UsedDesigns | undefined;

  constructor(
    readonly file: SourceFile,
    readonly workspace: Workspace,
  ) {}

  get used(): UsedDesigns {
    this.knownUsed ??= usedDesigns(this.file.data);
    return this.knownUsed;
  }
}

/** Resolves the key path of a finding to a range in the text. */
function placed(file: SourceFile, found: Coded<FindingCode>): Finding {
  const { code, severity, message, related, fixes } = found;
  const places = related?.map((other): RelatedPlace => {
    const range = rangeOf(other.file, other);
    return { uri: other.file.uri, message: other.message, ...range };
  });
  return {
    code,
    severity,
    message,
    ...rangeOf(file, found),
    ...('at' in found ? { at: found.at } : {}),
    ...(places === undefined ? {} : { related: places }),
    ...(fixes === undefined ? {} : { fixes }),
  };
}

function run(rule: Rule<FindingCode>, context: CheckContext): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    for (const found of rule.check(context)) {
      findings.push(placed(context.file, found));
      if (findings.length === MOST_FINDINGS) break;
    }
    return findings;
  } catch (error) {
    // An exception in one rule must not hide the findings of the others.
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the check ${rule.name} failed (${reason}); please report this with the file`;
    const failure = { code: INTERNAL_ERROR, severity: 'warning', message, at: [] } as const;
    return [...findings, placed(context.file, failure)];
  }
}

/**
 * Without the findings of other rules on lines with YAML errors: the parsed content of such a line is a guess, and
 * its YAML must be fixed first.
 */
function withoutGuesses(file: SourceFile, findings: readonly Finding[]): Finding[] {
  const lineOf = ({ from }: Finding): number => file.lines.positionAt(from).line;
  const isYaml = ({ code }: Finding): boolean => code.startsWith('yaml-');
  const broken = new Set(findings.filter(isYaml).map(lineOf));
  return findings.filter((finding) => isYaml(finding) || !broken.has(lineOf(finding)));
}

/** All findings of a file, in document order. */
export function checkFile(file: SourceFile, workspace: Workspace): readonly Finding[] {
  const context = new Context(file, workspace);
  const findings = RULES.flatMap((rule) => run(rule, context));
  return withoutGuesses(file, findings)
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, MOST_FINDINGS);
}
