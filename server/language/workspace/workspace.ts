import { Costing } from '../../core/advice/costing';
import { type CostedModelResult, costModel } from '../../core/cost';
import { type ModelSpec, type PriceBasis, Pricing, type SpecKind, USUAL_PRICE_BASIS } from '../../core/spec';
import type { TextChange } from '../../yaml/parse';
import { Validator } from '../schema';
import { closedFile, Readings } from './closed-file';
import { CATALOG, kindOf } from './kind';
import { type FileContent, type FileSource, LARGEST_FILE, type Unreadable } from './ports';
import { ReferenceGraph } from './reference-graph';
import { type Reference, referencesOf } from './references';
import { isKind, readSource, type SourceFile } from './source-file';
import { Traces } from './traces';
import { catalogText } from './uri';

/** The state of a file: its newest version, or why there is none. */
export type FileState =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly reason: Unreadable };

/**
 * The known files and the references between them. Independent of disk and connection: callers add texts, and
 * {@link Workspace.settle} reads the referenced files through a port. Uris are made canonical on entry.
 */
export class Workspace {
  private readonly validator = new Validator();
  private readonly files = new Map<string, FileState>();
  private readonly readings = new Readings();
  private readonly graph = new ReferenceGraph();
  /** The uris that are referred to but may not be loaded yet. */
  private readonly wanted = new Set<string>();
  private readonly costed = new WeakMap<ModelSpec, CostedModelResult>();
  /** The costed deployments, per version. */
  readonly costing = new Costing();
  /** The traces of requests that deployments refer to. */
  readonly traces = new Traces();
  private priced = new Pricing(USUAL_PRICE_BASIS);

  /** @param compared the workspace that this one is compared with, whose pricing it follows */
  constructor(private readonly compared?: Workspace) {}

  /** The cards as they are costed. */
  get pricing(): Pricing {
    return this.compared?.pricing ?? this.priced;
  }

  /** Prices cards on another basis from now on. */
  priceOn(basis: PriceBasis): void {
    if (basis !== this.priced.basis) this.priced = new Pricing(basis);
  }

  /** The state of a file; undefined if it was never loaded. Bundled files are always available. */
  state(uri: string): FileState | undefined {
    const known = this.files.get(uri);
    if (known !== undefined) return known;
    const bundled = catalogText(uri);
    return bundled === undefined ? undefined : this.update(uri, bundled);
  }

  /** The newest version of a file. */
  file(uri: string): SourceFile | undefined {
    const state = this.state(uri);
    return state?.ok === true ? state.file : undefined;
  }

  /** Every file with a text; bundled ones only if another file refers to them. */
  *all(): Iterable<SourceFile> {
    for (const state of this.files.values()) if (state.ok) yield state.file;
  }

  /** The files of a kind that are not bundled, sorted by uri. */
  own<Kind extends SpecKind>(kind: Kind): readonly SourceFile<Kind>[] {
    return [...this.all()]
      .filter((file) => isKind(file, kind))
      .filter(({ uri }) => !uri.startsWith(CATALOG))
      .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /**
   * Sets the text of a file.
   *
   * @param change the difference to the previous text, so that the rest need not be parsed again
   */
  update(uri: string, text: string, change?: TextChange, validator = this.validator): FileState {
    const kind = kindOf(uri);
    if (kind === undefined) return this.put(uri, { ok: false, reason: 'missing' });
    if (text.length > LARGEST_FILE) return this.put(uri, { ok: false, reason: 'too-large' });
    const previous = this.files.get(uri);
    const known = previous?.ok === true ? previous.file : undefined;
    return this.put(uri, { ok: true, file: readSource(uri, kind, text, validator, known, change) });
  }

  /** Adds the result of reading a closed file. */
  take(uri: string, content: FileContent): FileState {
    const bundled = catalogText(uri);
    // Bundled files are not on disk and are always available.
    if (bundled !== undefined) return this.update(uri, bundled);
    if (!content.ok) return this.put(uri, content);
    // A validator caches results for the next keystroke, which a closed file does not get.
    const state = this.update(uri, content.text, undefined, new Validator());
    return state.ok ? this.put(uri, { ok: true, file: closedFile(state.file, this.readings) }) : state;
  }

  /** Removes a file; if another file refers to it, `settle` loads it again. */
  forget(uri: string): void {
    this.link(uri, []);
    this.traces.link(uri, undefined);
    this.traces.forget(uri);
    this.files.delete(uri);
    if (this.graph.isReferredTo(uri)) this.wanted.add(uri);
  }

  /**
   * Removes every file that is neither wanted itself nor referred to, directly or indirectly, by a wanted file.
   *
   * @returns the files that were removed
   */
  retain(isWanted: (uri: string) => boolean): readonly string[] {
    const known = [...this.files.keys()];
    const kept = this.graph.reachable(known.filter(isWanted));
    const gone = known.filter((uri) => !kept.has(uri));
    for (const uri of gone) this.forget(uri);
    // The removed files refer to each other, which must not load them again.
    for (const uri of gone) this.wanted.delete(uri);
    return gone;
  }

  /** The references of a file. */
  references(uri: string): readonly Reference[] {
    return this.graph.references(uri);
  }

  /** The files that refer to a file. */
  dependents(uri: string): Iterable<string> {
    return this.graph.dependents(uri);
  }

  /**
   * Loads every referenced file that is not known yet, including those that the loaded files refer to, and their
   * traces of requests.
   *
   * @returns the files that were loaded, and those whose traces were
   */
  async settle(source: FileSource): Promise<readonly string[]> {
    const arrived: string[] = [];
    while (this.wanted.size > 0) {
      const wanted = [...this.wanted].filter(
        (uri) => this.graph.isReferredTo(uri) && this.state(uri) === undefined,
      );
      this.wanted.clear();
      await Promise.all(
        wanted.map(async (uri) => {
          const content = await source.read(uri);
          // The editor opened the file in the meantime; its text takes precedence.
          if (this.files.has(uri)) return;
          // The path was only half typed and has changed since.
          if (!this.graph.isReferredTo(uri)) return;
          this.take(uri, content);
          arrived.push(uri);
        }),
      );
    }
    return [...arrived, ...(await this.traces.settle(source))];
  }

  /** A model prepared for costing, once per version of its spec. */
  costedModel(spec: ModelSpec): CostedModelResult {
    let result = this.costed.get(spec);
    if (result === undefined) {
      result = costModel(spec);
      this.costed.set(spec, result);
    }
    return result;
  }

  /** The file that the reference at a path leads to, if it is of the given kind. */
  referred<Kind extends 'model' | 'hardware'>(
    uri: string,
    path: string,
    kind: Kind,
  ): SourceFile<Kind> | undefined {
    const reference = this.references(uri).find((candidate) => candidate.path.join('.') === path);
    const file = reference?.target.kind === 'file' ? this.file(reference.target.uri) : undefined;
    return isKind(file, kind) ? file : undefined;
  }

  private put(uri: string, state: FileState): FileState {
    this.files.set(uri, state);
    this.link(uri, state.ok ? referencesOf(state.file) : []);
    this.traces.link(uri, state.ok ? state.file : undefined);
    return state;
  }

  private link(uri: string, references: readonly Reference[]): void {
    const left = this.graph.link(uri, references);
    // A file whose name is not that of a spec is rejected without reading it.
    for (const target of this.graph.targets(uri))
      if (!this.files.has(target) && kindOf(target) !== undefined) this.wanted.add(target);
    // Forget missing files that no file refers to any more: typing a path produces one per letter.
    for (const target of left) {
      const state = this.files.get(target);
      if (state?.ok === false && state.reason === 'missing') this.files.delete(target);
    }
  }
}
