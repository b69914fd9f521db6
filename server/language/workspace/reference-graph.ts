import type { Reference } from './references';

/** Who refers to whom. */
export class ReferenceGraph {
  /** For each file, the files it refers to. */
  private readonly outgoing = new Map<string, readonly Reference[]>();
  /** For each file that is referred to, those that do: never none. */
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
   * Gives a file other references.
   * @returns the files that it referred to before and that no file refers to any more
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

  /** Some files, and what they refer to by however many steps. */
  reachable(from: Iterable<string>): ReadonlySet<string> {
    const reached = new Set(from);
    // A set gives what is added to it on the way, too.
    for (const uri of reached) for (const target of this.targets(uri)) reached.add(target);
    return reached;
  }
}
