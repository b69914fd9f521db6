import { Tree, TreeBuffer } from '@lezer/common';

/** One named node of the syntax tree, stored as a tree or in a buffer. Offsets are those of the parsed text. */
export interface Raw {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The tree object, which stays the same while the node is reused; nodes inside buffers have none. */
  readonly tree: Tree | undefined;
  readonly buffer: TreeBuffer | undefined;
  readonly index: number;
  /** The offset at which the buffer starts. */
  readonly base: number;
}

export function rawTree(tree: Tree, from: number): Raw {
  return {
    name: tree.type.name,
    from,
    to: from + tree.length,
    tree,
    buffer: undefined,
    index: 0,
    base: from,
  };
}

function rawInBuffer(buffer: TreeBuffer, index: number, base: number): Raw {
  const data = buffer.buffer;
  return {
    name: buffer.set.types[data[index] ?? 0]?.name ?? '',
    from: base + (data[index + 1] ?? 0),
    to: base + (data[index + 2] ?? 0),
    tree: undefined,
    buffer,
    index,
    base,
  };
}

/** The nodes of `buffer` between two indexes, without their descendants. */
export function bufferChildren(buffer: TreeBuffer, base: number, from = 0, to = buffer.buffer.length): Raw[] {
  const children: Raw[] = [];
  for (let index = from; index < to; index = buffer.buffer[index + 3] ?? to) {
    children.push(rawInBuffer(buffer, index, base));
  }
  return children;
}

/** The named children of a node, in order, without comments. */
export function rawChildren(raw: Raw): Raw[] {
  const children: Raw[] = [];
  if (raw.buffer) {
    const { buffer, index, base } = raw;
    for (const child of bufferChildren(buffer, base, index + 4, buffer.buffer[index + 3]))
      children.push(child);
  } else if (raw.tree) {
    eachPiece(raw.tree, raw.from, (piece, from) => {
      if (piece instanceof TreeBuffer) children.push(...bufferChildren(piece, from));
      else children.push(rawTree(piece, from));
    });
  }
  return children.filter((child) => child.name !== 'Comment');
}

/**
 * Calls `visit` for the buffers and named trees directly under `tree`, looking through the unnamed trees that
 * balance it.
 */
function eachPiece(tree: Tree, from: number, visit: (piece: Tree | TreeBuffer, from: number) => void): void {
  tree.children.forEach((child, index) => {
    const start = from + (tree.positions[index] ?? 0);
    if (child instanceof Tree && child.type.isAnonymous) eachPiece(child, start, visit);
    else visit(child, start);
  });
}
