import type { SourceFile, Workspace } from '../workspace';
import { type UsedDesigns, usedDesigns } from './data';
import type { Finding } from './finding';
import { placeOf } from './place';
import type { CheckContext, Rule } from './rule';
import { INTERNAL_ERROR, RULES } from './rules';

/** The most findings a file gets; past it the first ones have to be mended before more would help. */
const MOST_FINDINGS = 200;

/** What the rules look at; what takes a walk over the file is found when the first rule asks for it. */
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

function run(rule: Rule, context: CheckContext): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    for (const finding of rule.check(context)) {
      findings.push(finding);
      if (findings.length === MOST_FINDINGS) break;
    }
    return findings;
  } catch (error) {
    // One rule's bug must not take the other rules' findings with it.
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the check ${rule.code} failed (${reason}); please report this with the file`;
    return [
      ...findings,
      { code: INTERNAL_ERROR, severity: 'warning', message, ...placeOf(context.file, []) },
    ];
  }
}

/**
 * Without what other rules make of lines that are broken as YAML: what such a line says is a guess, and mending it
 * comes first.
 */
function withoutGuesses(file: SourceFile, findings: readonly Finding[]): Finding[] {
  const lineOf = ({ from }: Finding): number => file.lines.positionAt(from).line;
  const isYaml = ({ code }: Finding): boolean => code.startsWith('yaml-');
  const broken = new Set(findings.filter(isYaml).map(lineOf));
  return findings.filter((finding) => isYaml(finding) || !broken.has(lineOf(finding)));
}

/** All findings of a file, in the order of the text. */
export function checkFile(file: SourceFile, workspace: Workspace): readonly Finding[] {
  const context = new Context(file, workspace);
  const findings = RULES.filter((rule) => rule.kinds.includes(file.kind)).flatMap((rule) =>
    run(rule, context),
  );
  return withoutGuesses(file, findings)
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, MOST_FINDINGS);
}
