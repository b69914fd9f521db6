import type { HardwareSpec, ModelSpec } from '../../../core/spec';
import { CATALOG, catalogUri, type SourceFile, type Workspace } from '../../workspace';

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

const PAPER_CARDS = ['nvidia-h800', 'nvidia-h20', 'nvidia-a800', 'ascend-910b'];
const PAPER_MODELS = ['step-3', 'deepseek-v3', 'qwen3-235b-a22b'];

function isHardware(file: SourceFile): file is SourceFile<'hardware'> {
  return file.kind === 'hardware';
}

function isModel(file: SourceFile): file is SourceFile<'model'> {
  return file.kind === 'model';
}

function own<File extends SourceFile>(
  workspace: Workspace,
  is: (file: SourceFile) => file is File,
): readonly File[] {
  return [...workspace.all()]
    .filter(is)
    .filter((file) => !file.uri.startsWith(CATALOG))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function bundled(workspace: Workspace, ids: readonly string[]): readonly SourceFile[] {
  return ids.flatMap((id) => workspace.file(catalogUri(id) ?? '') ?? []);
}

/** The cards of the workspace, or the paper's four where it has none. */
export function comparedCards(workspace: Workspace): readonly Card[] {
  const cards = own(workspace, isHardware).flatMap((file) =>
    file.spec === undefined ? [] : [{ spec: file.spec, file }],
  );
  if (cards.length > 0) return cards;
  return bundled(workspace, PAPER_CARDS)
    .filter(isHardware)
    .flatMap((file) => (file.spec === undefined ? [] : [{ spec: file.spec, file }]));
}

/** The models of the workspace, or three of the catalog where it has none. */
export function comparedModels(workspace: Workspace): readonly WorkspaceModel[] {
  const models = own(workspace, isModel).flatMap((file) =>
    file.spec === undefined ? [] : [{ spec: file.spec, file }],
  );
  if (models.length > 0) return models;
  return bundled(workspace, PAPER_MODELS)
    .filter(isModel)
    .flatMap((file) => (file.spec === undefined ? [] : [{ spec: file.spec, file }]));
}
