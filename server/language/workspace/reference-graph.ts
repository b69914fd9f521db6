import type { Reference } from './references';

/** The graph of references between files. */
export class ReferenceGraph {
  /** For each file, its references. */
  private readonly outgoing = new Map<string, readonly Reference[]>();
  /** For each file that is referred to, the files that refer to it. The sets are never empty. */
  private readonly incoming = new Map<string, Set<string>>();

  /** The references of a file. */
  references(uri: string): readonly Reference[] {
    return this.outgoing.get(uri) ?? [];
  }

  /** The files that a file refers to. */
  *targets(uri: string): Iterable<string> {
    for (const { target } of this.references(uri)) if (target.kind === 'file') yield target.uri;
  }

  /** The files that refer to a file. */
  dependents(uri: string): Iterable<string> {
    return this.incoming.get(uri) ?? [];
  }

  isReferredTo(uri: string): boolean {
    return this.incoming.has(uri);
  }

  /**
   * Replaces the references of a file.
   *
   * @returns its former targets to which no file refers any more
   */
  link(uri: string, references: readonly Reference[]): readonly string[] {
    const before = [...this.targets(uri)];
    for (const target of before) {
      const from = this.incoming.get(target);
      from?.delete(uri);
      if (from?.size === 0) this.incoming.delete(target);
    }
    if (references.length > 0) this.outgoing.set(uri, references);
    else this.outgoing.delete(uri);
    for (const target of this.targets(uri)) {
      const from = this.incoming.get(target) ?? new Set();
      this.incoming.set(target, from.add(uri));
    }
    return before.filter((target) => !this.incoming.has(target));
  }

  /** The given files and everything they refer to, directly or indirectly. */
  reachable(from: Iterable<string>): ReadonlySet<string> {
    const reached = new Set(from);
    // A set iterates over elements that are added during iteration.
    for (const uri of reached) for (const target of this.targets(uri)) reached.add(target);
    return reached;
  }
}
