import { locate, type Placed, type Range } from '../../yaml/parse';
import type { Reference, SourceFile, Workspace } from '../workspace';
import type { FileNames } from './names';
import { touches } from './occurrence';
import { type Written, writtenIn } from './written';

/** A reference to another file. */
export interface FileUse {
  readonly reference: Reference;
  /** The canonical uri of the file; undefined if the reference is invalid. */
  readonly target: string | undefined;
  /** The range of the text of the reference, or of an alias of it. */
  readonly range: Range;
  readonly written: Written;
}

function placeOf(file: SourceFile, { path }: Reference): Placed | undefined {
  const found = locate(file.parsed, path);
  if (found?.node === undefined || found.value === undefined) return undefined;
  return { node: found.node, offset: found.value.from - found.node.contentOffset };
}

/** The references of a file to other files, including those behind aliases. */
export function fileUses({ file, anchors }: FileNames, workspace: Workspace): readonly FileUse[] {
  return workspace.references(file.uri).flatMap((reference): FileUse[] => {
    const place = placeOf(file, reference);
    const scalar = place && anchors.follow(place);
    const written = scalar && writtenIn(file.text, scalar);
    if (place === undefined || written === undefined) return [];
    const target = reference.target.kind === 'file' ? reference.target.uri : undefined;
    const range =
      place === scalar
        ? written.range
        : { from: place.offset + place.node.contentOffset, to: place.offset + place.node.length };
    return [{ reference, target, range, written }];
  });
}

/** The reference to another file at an offset. */
export function fileUseAt(names: FileNames, offset: number, workspace: Workspace): FileUse | undefined {
  const uses = fileUses(names, workspace);
  return (
    uses.find(({ range }) => touches(range, offset)) ??
    uses.find(({ written }) => touches(written.range, offset))
  );
}
