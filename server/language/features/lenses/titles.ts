import type { SpecKind } from '../../../core/spec';
import type { View } from '../../../core/summary';
import {
  Figures,
  isKind,
  type PlacedFile,
  type SourceFile,
  type SourceOf,
  type Workspace,
} from '../../workspace';
import { deploymentTitles } from './deployment-lenses';
import { modelTitles, summed } from './model-lenses';
import { deploymentSince, modelSince } from './since-head';

/** The last commit, as far as it is loaded. */
export interface LastCommit {
  /** Whether the state of a file at that commit is loaded. */
  knows(uri: string): boolean;
  /** A file as of that commit; undefined if it did not exist. */
  committed(uri: string): PlacedFile | undefined;
}

/** The input of the titles. */
export interface TitleContext {
  readonly workspace: Workspace;
  readonly settings: View;
  readonly figures: Figures;
  /** Undefined without git. */
  readonly lastCommit?: LastCommit | undefined;
}

/** The titles of a file: its figures, and the effect of edits since the last commit. */
export interface Titles {
  readonly titles: readonly string[];
  readonly since: string | undefined;
  /** Whether they are outdated because a file has errors. */
  readonly stale: boolean;
}

/** The titles of a file; undefined while it has errors, and for cards. */
export function titlesOf(file: SourceFile, context: TitleContext): Titles | undefined {
  if (file.kind === 'model') return titlesOfModel(file, context);
  if (file.kind === 'deployment') return titlesOfDeployment(file, context);
  return undefined;
}

function titlesOfModel(file: SourceFile<'model'>, context: TitleContext): Titles | undefined {
  const { lastCommit, settings, workspace } = context;
  const now = summed({ file, workspace }, settings);
  if (now === undefined) return undefined;
  const then = committedAs(file, lastCommit);
  const before = then && summed(then, settings);
  return {
    titles: modelTitles(now.model, now.summary, workspace, settings),
    since: before && modelSince(before.summary, now.summary),
    stale: file.stale,
  };
}

function titlesOfDeployment(file: SourceFile<'deployment'>, context: TitleContext): Titles | undefined {
  const { figures, lastCommit, settings } = context;
  const now = figures.of(file, settings.counting);
  if (now === undefined) return undefined;
  const then = committedAs(file, lastCommit);
  const before = then && new Figures(then.workspace).of(then.file, settings.counting);
  return {
    titles: deploymentTitles(now),
    since: before && deploymentSince(before, now),
    stale: now.stale || file.stale,
  };
}

/** A file as of the last commit. */
function committedAs<Kind extends SpecKind>(
  { uri, kind }: SourceOf<Kind>,
  lastCommit: LastCommit | undefined,
): PlacedFile<Kind> | undefined {
  const then = lastCommit?.committed(uri);
  return then && isKind(then.file, kind) ? { ...then, file: then.file } : undefined;
}
