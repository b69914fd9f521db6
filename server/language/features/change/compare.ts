import type { SpecKind } from '../../../core/spec';
import type { EstimateFigures, ModelSummary } from '../../../core/summary';
import { type FileSource, isKind, type PlacedFile, Workspace } from '../../workspace';
import { deploymentChange, type FileChange, modelChange } from './file-change';

/** The changes of the deployments and models of a folder. */
export interface Comparison {
  readonly deployments: readonly FileChange<EstimateFigures>[];
  readonly models: readonly FileChange<ModelSummary>[];
}

/** A state of a folder: its files, and which of them are compared. */
export interface State {
  readonly workspace: Workspace;
  /** The uris of the compared files; the others are loaded because these refer to them. */
  readonly uris: readonly string[];
}

/** The number of files to read concurrently, within the system's limit of open files. */
const AT_ONCE = 256;

/** Loads files and everything they refer to. */
export async function readState(uris: readonly string[], source: FileSource): Promise<State> {
  const workspace = new Workspace();
  for (let start = 0; start < uris.length; start += AT_ONCE)
    await Promise.all(
      uris.slice(start, start + AT_ONCE).map(async (uri) => workspace.take(uri, await source.read(uri))),
    );
  await workspace.settle(source);
  return { workspace, uris };
}

interface Pair<Kind extends SpecKind> {
  readonly before: PlacedFile<Kind> | undefined;
  readonly after: PlacedFile<Kind> | undefined;
}

function filesOf<Kind extends SpecKind>(
  { workspace, uris }: State,
  kind: Kind,
): Map<string, PlacedFile<Kind>> {
  const files = uris.map((uri) => workspace.file(uri)).filter((file) => isKind(file, kind));
  return new Map(files.map((file) => [file.uri, { file, workspace }]));
}

/** The files whose name no other of them has. */
function onlyOne<Kind extends SpecKind>(files: Iterable<PlacedFile<Kind>>): Map<string, PlacedFile<Kind>> {
  const byName = new Map<string, PlacedFile<Kind>>();
  const twice = new Set<string>();
  for (const placed of files) {
    const { name } = placed.file.spec ?? {};
    if (name === undefined) continue;
    if (byName.has(name)) twice.add(name);
    byName.set(name, placed);
  }
  for (const name of twice) byName.delete(name);
  return byName;
}

/** Pairs files by path, and the remaining ones by name, which a moved file keeps. */
function pairs<Kind extends SpecKind>(before: State, after: State, kind: Kind): readonly Pair<Kind>[] {
  const [then, now] = [filesOf(before, kind), filesOf(after, kind)];
  const gone = onlyOne([...then.values()].filter(({ file }) => !now.has(file.uri)));
  const come = onlyOne([...now.values()].filter(({ file }) => !then.has(file.uri)));
  const moved = new Map<string, PlacedFile<Kind>>();
  for (const [name, placed] of gone) {
    const target = come.get(name);
    if (target === undefined) continue;
    moved.set(target.file.uri, placed);
    then.delete(placed.file.uri);
  }
  const uris = [...new Set([...then.keys(), ...now.keys()])].sort();
  return uris.map((uri) => ({ before: then.get(uri) ?? moved.get(uri), after: now.get(uri) }));
}

/**
 * Compares two states of a folder: each deployment and model with its earlier state, resolving references within
 * each state.
 */
export function compareStates(before: State, after: State): Comparison {
  return {
    deployments: pairs(before, after, 'deployment').map((pair) => deploymentChange(pair.before, pair.after)),
    models: pairs(before, after, 'model').map((pair) => modelChange(pair.before, pair.after)),
  };
}
