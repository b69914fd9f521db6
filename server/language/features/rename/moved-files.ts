import { fileUses, type Names } from '../../names';
import { canonicalUri, type Workspace } from '../../workspace';
import { redirected } from './rename-file';
import { type FileEdits, inOrder } from './renaming';

/** A file or folder, and its new uri, as an editor names them. */
export interface Move {
  readonly oldUri: string;
  readonly newUri: string;
}

const trimmed = (uri: string): string => canonicalUri(uri).replace(/\/$/, '');

/** The new uri of each file. */
function mover(moves: readonly Move[]): (uri: string) => string {
  const known = moves.map(({ oldUri, newUri }) => ({ from: trimmed(oldUri), to: trimmed(newUri) }));
  return (uri) => {
    const move = known.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
    return move === undefined ? uri : move.to + uri.slice(move.from.length);
  };
}

/**
 * The edits before files and folders move that keep every reference intact: in files that stay, to files that
 * move, and in files that move, to all others.
 */
export function editsForMoves(
  moves: readonly Move[],
  names: Names,
  workspace: Workspace,
): readonly FileEdits[] {
  const moved = mover(moves);
  return [...workspace.all()].flatMap((file): FileEdits[] => {
    if (workspace.references(file.uri).length === 0) return [];
    const from = moved(file.uri);
    const edits = fileUses(names.of(file), workspace).flatMap((use) => {
      const to = use.target === undefined ? undefined : moved(use.target);
      if (to === undefined || (to === use.target && from === file.uri)) return [];
      return redirected(file, from, use, to);
    });
    return edits.length === 0 ? [] : [{ file, edits: inOrder(edits) }];
  });
}
