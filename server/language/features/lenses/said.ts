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

/** The last commit, as far as it is known now. */
export interface LastCommit {
  /** Whether it is known what a file was then. */
  knows(uri: string): boolean;
  /** A file as it was then; undefined where it was not there. */
  committed(uri: string): PlacedFile | undefined;
}

/** What it takes to say something of a file. */
export interface SayingContext {
  readonly workspace: Workspace;
  readonly settings: View;
  readonly figures: Figures;
  /** Undefined without git. */
  readonly lastCommit?: LastCommit | undefined;
}

/** What is said of a file: what it comes to, and what edits did to that since the last commit. */
export interface Said {
  readonly titles: readonly string[];
  readonly since: string | undefined;
  /** Whether that holds for earlier versions only: a file has errors now. */
  readonly stale: boolean;
}

/** What is said of a file; undefined while it is broken, and of cards. */
export function saidOf(file: SourceFile, context: SayingContext): Said | undefined {
  if (file.kind === 'model') return saidOfModel(file, context);
  if (file.kind === 'deployment') return saidOfDeployment(file, context);
  return undefined;
}

function saidOfModel(file: SourceFile<'model'>, context: SayingContext): Said | undefined {
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

function saidOfDeployment(file: SourceFile<'deployment'>, context: SayingContext): Said | undefined {
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

/** A file as it was at the last commit. */
function committedAs<Kind extends SpecKind>(
  { uri, kind }: SourceOf<Kind>,
  lastCommit: LastCommit | undefined,
): PlacedFile<Kind> | undefined {
  const then = lastCommit?.committed(uri);
  return then && isKind(then.file, kind) ? { ...then, file: then.file } : undefined;
}
