import type { SpecKind } from '../../../core/spec';
import type { EstimateFigures, ModelSummary } from '../../../core/summary';
import { fileName } from '../../../core/text/file-name';
import { isKind, type PlacedFile, REFERENCES, type SourceFile, type Workspace } from '../../workspace';
import { type Edit, editsOf } from './edits';
import { deploymentFigures, type Figured, modelFigures } from './figures';

/** The change of a file between two states of a workspace. */
export interface FileChange<Figures> {
  /** The uri of the file; if it was removed, its former uri. */
  readonly uri: string;
  /** Its former uri, if it was moved. */
  readonly from?: string;
  readonly name: string;
  /** The change of its figures: edits without effect on them leave it `unchanged`. */
  readonly state: 'added' | 'removed' | 'changed' | 'unchanged';
  /** Undefined if the file did not exist. */
  readonly before: Figured<Figures> | undefined;
  readonly after: Figured<Figures> | undefined;
  /** The edits of the file and of the files it refers to. */
  readonly edits: readonly Edit[];
}

/** Whether two figures are equal, up to rounding; two missing ones are equal. */
function same(before: unknown, after: unknown): boolean {
  if (typeof before !== 'number' || typeof after !== 'number' || Object.is(before, after))
    return Object.is(before, after);
  return Math.abs(after - before) <= 1e-12 * Math.max(Math.abs(before), Math.abs(after));
}

function sameFigures<Figures extends object>(before: Figured<Figures>, after: Figured<Figures>): boolean {
  if (!before.ok || !after.ok) return before.ok === after.ok;
  const now = new Map<string, unknown>(Object.entries(after.figures));
  return Object.entries(before.figures).every(([key, value]) => same(value, now.get(key)));
}

/** The edits of a file and of its references; a reference to another file is an edit of the file itself. */
function allEdits(before: PlacedFile, after: PlacedFile): readonly Edit[] {
  const edits = new Map<string, readonly Edit[]>([[after.file.uri, editsOf(before.file, after.file)]]);
  for (const { path, expected } of REFERENCES) {
    const key = path.join('.');
    const then = before.workspace.referred(before.file.uri, key, expected);
    const now = after.workspace.referred(after.file.uri, key, expected);
    if (then !== undefined && now !== undefined && then.uri === now.uri)
      edits.set(now.uri, editsOf(then, now));
  }
  return [...edits.values()].flat();
}

function compared<Kind extends SpecKind, Figures extends object>(
  before: PlacedFile<Kind> | undefined,
  after: PlacedFile<Kind> | undefined,
  figuresOf: (file: SourceFile<Kind>, workspace: Workspace) => Figured<Figures>,
): FileChange<Figures> {
  const [then, now] = [before, after].map((placed) => placed && figuresOf(placed.file, placed.workspace));
  const file = (after ?? before)?.file;
  const uri = file?.uri ?? '';
  const moved = before !== undefined && after !== undefined && before.file.uri !== uri;
  return {
    uri,
    ...(moved ? { from: before.file.uri } : {}),
    name: file?.spec?.name ?? fileName(uri),
    state: stateOf(then, now),
    before: then,
    after: now,
    edits: before === undefined || after === undefined ? [] : allEdits(before, after),
  };
}

function stateOf<Figures extends object>(
  before: Figured<Figures> | undefined,
  after: Figured<Figures> | undefined,
): FileChange<Figures>['state'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return sameFigures(before, after) ? 'unchanged' : 'changed';
}

/** The change of a deployment; one of the two states may lack it. */
export function deploymentChange(
  before: PlacedFile<'deployment'> | undefined,
  after: PlacedFile<'deployment'> | undefined,
): FileChange<EstimateFigures> {
  return compared(before, after, deploymentFigures);
}

/** The change of a model; one of the two states may lack it. */
export function modelChange(
  before: PlacedFile<'model'> | undefined,
  after: PlacedFile<'model'> | undefined,
): FileChange<ModelSummary> {
  return compared(before, after, modelFigures);
}

/** Whether a placed file is of a kind. */
function isOf<Kind extends SpecKind>(placed: PlacedFile, kind: Kind): placed is PlacedFile<Kind> {
  return isKind(placed.file, kind);
}

/** The change of a file that exists in both states; undefined for one without figures of its own. */
export function fileChange(
  before: PlacedFile,
  after: PlacedFile,
): FileChange<EstimateFigures> | FileChange<ModelSummary> | undefined {
  if (isOf(before, 'deployment') && isOf(after, 'deployment')) return deploymentChange(before, after);
  if (isOf(before, 'model') && isOf(after, 'model')) return modelChange(before, after);
  return undefined;
}
