import { catalog } from '../../core/catalog';
import { fileName } from '../../core/text/file-name';
import type { Uris } from '../../language/present/diagnostics';
import { checkFile } from '../../language/rules';
import {
  CATALOG,
  catalogCards,
  catalogUri,
  isWhole,
  type ResolvedDeployment,
  resolveDeployment,
  type SourceFile,
  type Workspace,
} from '../../language/workspace';
import type {
  PanelCard,
  PanelDeployment,
  PanelFile,
  PanelModel,
  PanelSubject,
} from '../../protocol/panel-subject';
import { sourceLines } from './source-lines';

/** The maximum number of deployments, models and cards that panels show. */
const MOST = 24;

/** A file as panels refer to it. */
function panelFile(file: SourceFile, uris: Uris): PanelFile {
  return {
    uri: uris.uriOf(file.uri),
    lines: sourceLines(file),
    stale: file.stale,
    readOnly: file.uri.startsWith(CATALOG),
  };
}

/** A list without duplicates; returns the index of each file. */
class Listed<Item> {
  readonly items: Item[] = [];
  private readonly known = new Map<string, number>();

  indexOf(uri: string, make: () => Item): number {
    const known = this.known.get(uri);
    if (known !== undefined) return known;
    this.known.set(uri, this.items.length);
    return this.items.push(make()) - 1;
  }
}

/** The deployment for a file: itself, or the first one that refers to it. */
export function deploymentOf(workspace: Workspace, uri: string): string | undefined {
  const file = workspace.file(uri);
  if (file === undefined) return undefined;
  if (file.kind === 'deployment') return uri;
  return [...workspace.dependents(uri)]
    .filter((each) => workspace.file(each)?.kind === 'deployment')
    .sort()[0];
}

/** The subject of the panels for a deployment (canonical uri); by default the first one of the workspace. */
export function panelSubject(workspace: Workspace, followed: string | undefined, uris: Uris): PanelSubject {
  const models = new Listed<PanelModel>();
  const cards = new Listed<PanelCard>();
  const files = workspace.own('deployment').slice(0, MOST);
  const wanted = followed === undefined ? files[0] : workspace.file(followed);
  const first = wanted?.kind === 'deployment' ? wanted : undefined;
  const ordered = first === undefined ? files : [first, ...files.filter(({ uri }) => uri !== first.uri)];
  const resolved = ordered.flatMap((file) => resolveDeployment(workspace, file) ?? []);
  const deployments = resolved.map((deployment): PanelDeployment => {
    const { file, modelFile, attention, ffn, model, costed } = deployment;
    const card = ({ hardware, hardwareFile }: ResolvedDeployment['attention']): number =>
      cards.indexOf(`${hardwareFile.uri} ${hardware.price}`, () => ({
        file: panelFile(hardwareFile, uris),
        spec: hardware,
      }));
    return {
      file: panelFile(file, uris),
      spec: costed.spec,
      model: models.indexOf(modelFile.uri, () => ({ file: panelFile(modelFile, uris), spec: model.spec })),
      attention: card(attention),
      ffn: card(ffn),
    };
  });
  for (const file of workspace.own('model').slice(0, MOST)) {
    const { spec } = file;
    if (spec !== undefined && workspace.costedModel(spec).ok)
      models.indexOf(file.uri, () => ({ file: panelFile(file, uris), spec }));
  }
  for (const file of workspace.own('hardware').slice(0, MOST)) {
    if (file.spec === undefined) continue;
    const spec = workspace.pricing.of(file.spec);
    cards.indexOf(`${file.uri} ${spec.price}`, () => ({ file: panelFile(file, uris), spec }));
  }
  const active = resolved.findIndex(({ file }) => file.uri === first?.uri);
  const state = stateOf(workspace, first, resolved[active]);
  return {
    ...state,
    active: active < 0 ? null : active,
    deployments,
    models: models.items,
    cards: cards.items,
  };
}

function stateOf(
  workspace: Workspace,
  file: SourceFile<'deployment'> | undefined,
  resolved: ResolvedDeployment | undefined,
): Pick<PanelSubject, 'status' | 'message'> {
  if (file === undefined) return { status: 'empty', message: '' };
  const problem = checkFile(file, workspace).find(({ severity }) => severity === 'error')?.message;
  if (resolved === undefined)
    return {
      status: 'error',
      message: problem ?? 'the deployment refers to something that cannot be costed',
    };
  const { modelFile, attention, ffn } = resolved;
  const broken = [file, modelFile, attention.hardwareFile, ffn.hardwareFile].find(({ stale }) => stale);
  if (broken === undefined) return { status: 'ready', message: '' };
  const name = fileName(broken.uri);
  return { status: 'stale', message: `${name} has errors; showing its last valid version` };
}

/** The bundled models and cards for the panels. */
export function panelCatalog(workspace: Workspace, uris: Uris): { models: PanelModel[]; cards: PanelCard[] } {
  const models = catalog.flatMap(({ id }): PanelModel[] => {
    const file = workspace.file(catalogUri(id) ?? '');
    return isWhole(file, 'model') ? [{ file: panelFile(file, uris), spec: file.spec }] : [];
  });
  const cards = catalogCards(workspace).flatMap(({ reference, hardware }): PanelCard[] => {
    const file = workspace.file(catalogUri(reference.slice('catalog:'.length)) ?? '');
    return file === undefined ? [] : [{ file: panelFile(file, uris), spec: hardware }];
  });
  return { models, cards };
}
