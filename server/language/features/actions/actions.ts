import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver-types';
import { pathAt, type Range } from '../../../yaml/parse';
import { toRange } from '../../present/diagnostics';
import { type EditSupport, toWorkspaceEdit } from '../../present/workspace-edit';
import { checkFile, type FileChange, type Finding, fixAll, type Proposal } from '../../rules';
import { CATALOG, type SourceFile, type Workspace } from '../../workspace';
import { addMissing } from './add-missing';
import { addSource } from './add-source';
import { convertUnits } from './convert-units';
import { efficiencyForm } from './efficiency-form';
import { extractFromCatalog } from './extract-from-catalog';
import { fixesElsewhere } from './fixes-elsewhere';
import type { Refactoring } from './refactoring';

/** The kind of the code action that applies all unambiguous fixes. */
export const FIX_ALL = 'source.fixAll.decodeLens';

/** Every refactoring, in the order of the menu. */
const REFACTORINGS: readonly Refactoring[] = [
  addMissing,
  convertUnits,
  extractFromCatalog,
  efficiencyForm,
  addSource,
];

/** A request for code actions. */
export interface ActionRequest {
  readonly range: Range;
  /** The diagnostics that the editor shows there. */
  readonly diagnostics: readonly Diagnostic[];
  /** The requested kinds of action; all if absent. */
  readonly only?: readonly string[];
}

class Actions {
  constructor(
    private readonly file: SourceFile,
    private readonly workspace: Workspace,
    private readonly request: ActionRequest,
    private readonly support: EditSupport,
  ) {}

  all(): readonly CodeAction[] {
    return [...this.fixes(), ...this.refactors()];
  }

  private wants(kind: string): boolean {
    const { only } = this.request;
    return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  }

  private edit(changes: readonly FileChange[]): WorkspaceEdit | undefined {
    return toWorkspaceEdit(changes, this.workspace, this.support);
  }

  /** The diagnostic of a finding. */
  private shownAs({ code, from, to }: Finding): Diagnostic | undefined {
    const range = toRange(this.file, { from, to });
    return this.request.diagnostics.find(
      (diagnostic) =>
        diagnostic.code === code &&
        diagnostic.range.start.line === range.start.line &&
        diagnostic.range.start.character === range.start.character,
    );
  }

  private fixes(): readonly CodeAction[] {
    const { file, workspace, request } = this;
    const { range } = request;
    const ours = request.diagnostics.some(({ source }) => source === 'decode-lens');
    const everything = request.only !== undefined && this.wants(FIX_ALL);
    const fixes = this.wants('quickfix') && (ours || file.kind === 'deployment');
    if (!everything && !fixes && !(ours && this.wants(FIX_ALL))) return [];
    const findings = checkFile(file, workspace);
    const here = new Set(findings.filter(({ from, to }) => from <= range.to && range.from <= to));
    const others = findings.filter((finding) => !here.has(finding));
    return [
      ...(fixes ? [...[...here].flatMap((finding) => this.fixesOf(finding)), ...this.fixesFrom(others)] : []),
      ...(this.wants(FIX_ALL) && (ours || everything) ? this.fixAll(findings) : []),
    ];
  }

  private fixesOf(finding: Finding): readonly CodeAction[] {
    return finding.fixes?.().flatMap((proposal) => this.fix(finding, proposal)) ?? [];
  }

  /** The fixes of findings on other lines that edit this place. None is preferred here. */
  private fixesFrom(findings: readonly Finding[]): readonly CodeAction[] {
    return fixesElsewhere(this.file, findings, this.request.range).flatMap(({ finding, proposal }) =>
      this.fix(finding, { ...proposal, preferred: false }),
    );
  }

  private fix(finding: Finding, { title, changes, preferred }: Proposal): readonly CodeAction[] {
    const edit = this.edit(changes);
    if (edit === undefined) return [];
    const diagnostic = this.shownAs(finding);
    const about = diagnostic === undefined ? {} : { diagnostics: [diagnostic] };
    return [{ title, kind: 'quickfix', edit, ...about, ...(preferred ? { isPreferred: true } : {}) }];
  }

  private fixAll(findings: readonly Finding[]): readonly CodeAction[] {
    const edits = fixAll(this.file, findings);
    const edit = this.edit([{ kind: 'edit', uri: this.file.uri, edits }]);
    if (edits.length === 0 || edit === undefined) return [];
    return [{ title: 'Fix all unambiguous problems', kind: FIX_ALL, edit }];
  }

  private refactors(): readonly CodeAction[] {
    const wanted = REFACTORINGS.filter(({ kind }) => this.wants(kind));
    if (wanted.length === 0) return [];
    const { file, workspace } = this;
    const found = pathAt(file.parsed, this.request.range.from);
    const context = { file, workspace, found, path: found.path };
    return wanted.flatMap((refactoring) =>
      refactoring.propose(context).flatMap(({ title, changes }): CodeAction[] => {
        const edit = this.edit(changes);
        return edit === undefined ? [] : [{ title, kind: refactoring.kind, edit }];
      }),
    );
  }
}

/** The code actions at a place: quick fixes of its findings, fix all, and refactorings. */
export function actionsAt(
  file: SourceFile,
  workspace: Workspace,
  request: ActionRequest,
  support: EditSupport,
): readonly CodeAction[] {
  // A bundled file cannot be changed.
  if (file.uri.startsWith(CATALOG)) return [];
  return new Actions(file, workspace, request, support).all();
}
