import type { HardwareSpec, ModelSpec, SpecKind } from '../../core/spec';
import { PAPER_CARDS, PAPER_MODELS } from '../../core/summary/paper';
import { isWhole, type SourceFile } from './source-file';
import { catalogUri } from './uri';
import type { Workspace } from './workspace';

/** A card and the file that describes it. */
export interface Card {
  readonly spec: HardwareSpec;
  readonly file: SourceFile<'hardware'>;
}

/** A model and the file that describes it. */
export interface WorkspaceModel {
  readonly spec: ModelSpec;
  readonly file: SourceFile<'model'>;
}

/** The user's files of a kind, or some of the bundled ones if there are none. */
function compared<Kind extends SpecKind>(workspace: Workspace, kind: Kind, otherwise: readonly string[]) {
  const placed = (files: readonly (SourceFile | undefined)[]) =>
    files.filter((file) => isWhole(file, kind)).map((file) => ({ spec: file.spec, file }));
  const own = placed(workspace.own(kind));
  return own.length > 0 ? own : placed(otherwise.map((id) => workspace.file(catalogUri(id) ?? '')));
}

/** The cards of the workspace, or the paper's four where it has none. */
export function comparedCards(workspace: Workspace): readonly Card[] {
  return compared(workspace, 'hardware', PAPER_CARDS).map(({ spec, file }) => ({
    spec: workspace.pricing.of(spec),
    file,
  }));
}

/** The models of the workspace, or three of the catalog where it has none. */
export function comparedModels(workspace: Workspace): readonly WorkspaceModel[] {
  return compared(workspace, 'model', PAPER_MODELS);
}
