import { USUAL_VIEW, type View } from '../../../core/summary';
import { pathAt, type Range } from '../../../yaml/parse';
import { paragraphs, plain } from '../../present/markdown';
import { placeOf, type SourceFile, type Workspace } from '../../workspace';
import { deploymentHover } from './deployment-hover';
import { designHover } from './design-hover';
import { hardwareHover } from './hardware-hover';
import { keyHover } from './key-hover';
import { layersHover } from './layers-hover';
import { modelHover } from './model-hover';

/** Markdown, and the text that it describes. */
export interface Hover extends Range {
  readonly markdown: string;
}

type Path = readonly (string | number)[];

/** The settings and additional content of a hover. */
export interface HoverView extends View {
  /** The effect of edits to the file since the last commit, as plain text. */
  readonly since?: string | undefined;
}

const isName = (path: Path): boolean => path.length === 1 && path[0] === 'name';

/** Whether a place is the name of a deployment or model, whose hover includes the effect of edits. */
export function isCompared(file: SourceFile, offset: number): boolean {
  return file.kind !== 'hardware' && isName(pathAt(file.parsed, offset)?.path ?? []);
}

/** The hover of a whole file. */
function fileHover(file: SourceFile, workspace: Workspace, view: HoverView): string | undefined {
  const since = view.since === undefined ? undefined : `*${plain(view.since)}*`;
  if (file.kind === 'model') return modelHover(file, workspace, view, since);
  if (file.kind === 'hardware') return hardwareHover(file, workspace, view);
  return deploymentHover(file, workspace, view, since);
}

function modelPart(
  file: SourceFile<'model'>,
  path: Path,
  workspace: Workspace,
  view: View,
): string | undefined {
  const [key, name] = path;
  if (key === 'layers' && path.length <= 2) return layersHover(file, workspace, view);
  if (path.length !== 2 || typeof name !== 'string') return undefined;
  return key === 'attention' || key === 'ffn' ? designHover(file, key, name, workspace, view) : undefined;
}

/** The figures for a place: of the file on its `name`, of the target of a reference, of a design or of layers. */
function costsAt(
  file: SourceFile,
  path: Path,
  workspace: Workspace,
  { since, ...view }: HoverView,
): string | undefined {
  if (isName(path)) return fileHover(file, workspace, { ...view, since });
  const reference = workspace
    .references(file.uri)
    .find((candidate) => candidate.path.join('.') === path.join('.'));
  if (reference !== undefined) {
    const target = reference.target.kind === 'file' ? workspace.file(reference.target.uri) : undefined;
    return target === undefined || target.kind === 'deployment'
      ? undefined
      : fileHover(target, workspace, view);
  }
  return file.kind === 'model' ? modelPart(file, path, workspace, view) : undefined;
}

/** The hover at a place of a file: figures first, then the documentation of the key. */
export function hoverAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
  view: HoverView = USUAL_VIEW,
): Hover | undefined {
  const found = pathAt(file.parsed, offset);
  if (found === undefined || found.part === 'between' || found.path.length === 0) return undefined;
  const costs = costsAt(file, found.path, workspace, view);
  // `name` is self-explanatory: show the figures of the file instead of its documentation.
  const named = isName(found.path);
  const documentation = named && costs !== undefined ? undefined : keyHover(file, found.path);
  if (costs === undefined && documentation === undefined) return undefined;
  const rule = costs !== undefined && documentation !== undefined ? '---' : undefined;
  const markdown = paragraphs(costs, rule, documentation);
  return { markdown, ...placeOf(file, found.path, found.part) };
}
