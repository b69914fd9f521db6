import { type Tree, TreeBuffer } from '@lezer/common';

function inBuffer({ buffer, set }: TreeBuffer): number | undefined {
  for (let index = 0; index < buffer.length; index += 4) {
    if (set.types[buffer[index] ?? 0]?.isError) return buffer[index + 1];
  }
  return undefined;
}

/** Finds error nodes in syntax trees, and remembers subtrees without any. */
export class ErrorFinder {
  private readonly clean = new WeakSet<Tree | TreeBuffer>();

  /** The offset of the first error in `tree`, from its start. */
  find(tree: Tree | TreeBuffer): number | undefined {
    if (this.clean.has(tree)) return undefined;
    const error = tree instanceof TreeBuffer ? inBuffer(tree) : this.inTree(tree);
    if (error === undefined) this.clean.add(tree);
    return error;
  }

  private inTree(tree: Tree): number | undefined {
    if (tree.type.isError) return 0;
    for (const [index, child] of tree.children.entries()) {
      const error = this.find(child);
      if (error !== undefined) return error + (tree.positions[index] ?? 0);
    }
    return undefined;
  }
}
