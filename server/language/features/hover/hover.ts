import { pathAt, type Range } from '../../../yaml/parse';
import { paragraphs } from '../../present/markdown';
import type { SourceFile, Workspace } from '../../workspace';
import { placeOf } from '../../workspace';
import { USUAL_VIEW, type View } from '../cost/contexts';
import { deploymentHover } from './deployment-hover';
import { designHover } from './design-hover';
import { hardwareHover } from './hardware-hover';
import { keyHover } from './key-hover';
import { layersHover } from './layers-hover';
import { modelHover } from './model-hover';

/** Markdown, and the text it is about. */
export interface Hover extends Range {
  readonly markdown: string;
}

type Path = readonly (string | number)[];

/** The cost table of a whole file. */
function fileHover(file: SourceFile, workspace: Workspace, view: View): string | undefined {
  if (file.kind === 'model') return modelHover(file, workspace, view);
  if (file.kind === 'hardware') return hardwareHover(file, workspace, view);
  return deploymentHover(file, workspace, view);
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

/** The figures that belong to a place: of the file on its `name`, of what a reference leads to, of a design or layers. */
function costsAt(file: SourceFile, path: Path, workspace: Workspace, view: View): string | undefined {
  if (path.length === 1 && path[0] === 'name') return fileHover(file, workspace, view);
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

/** What to show for a place of a file: figures first, then what the key means. */
export function hoverAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
  view: View = USUAL_VIEW,
): Hover | undefined {
  const found = pathAt(file.parsed, offset);
  if (found === undefined || found.part === 'between' || found.path.length === 0) return undefined;
  const costs = costsAt(file, found.path, workspace, view);
  // What a name is needs no words; its place shows the figures of the file.
  const named = found.path.length === 1 && found.path[0] === 'name';
  const documentation = named && costs !== undefined ? undefined : keyHover(file, found.path);
  if (costs === undefined && documentation === undefined) return undefined;
  const rule = costs !== undefined && documentation !== undefined ? '---' : undefined;
  const markdown = paragraphs(costs, rule, documentation);
  return { markdown, ...placeOf(file, found.path, found.part) };
}
