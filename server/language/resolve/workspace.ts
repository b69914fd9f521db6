import { type CostedModelResult, costModel } from '../../core/cost';
import type { ModelSpec } from '../../core/spec';
import { Costing } from '../costing/costing';
import type { TextChange } from '../parse';
import { Validator } from '../schema';
import { closedFile, Readings } from './closed-file';
import { kindOf } from './kind';
import { type FileContent, type FileSource, LARGEST_FILE, type Unreadable } from './ports';
import { type Reference, referencesOf } from './references';
import { readSource, type SourceFile } from './source-file';
import { catalogText } from './uri';

/** What is known of a file: its newest version, or why there is none. */
export type FileState =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly reason: Unreadable };

/**
 * The files that are known, and who refers to whom. Knows no disk and no connection: texts are put in, and
 * {@link Workspace.settle} asks a port for the files that others refer to. Uris are canonical on the way in.
 */
export class Workspace {
  private readonly validator = new Validator();
  private readonly files = new Map<string, FileState>();
  private readonly readings = new Readings();
  /** For each file, the files it refers to. */
  private readonly outgoing = new Map<string, readonly Reference[]>();
  private readonly incoming = new Map<string, Set<string>>();
  /** Referred to, and perhaps not known yet. */
  private readonly wanted = new Set<string>();
  private readonly costed = new WeakMap<ModelSpec, CostedModelResult>();
  /** What comes of each version of a deployment. */
  readonly costing = new Costing();

  /** The state of a file; undefined when it was never asked for. Bundled files are always there. */
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

  /** Every file that has a text, bundled ones only once somebody refers to them. */
  *all(): Iterable<SourceFile> {
    for (const state of this.files.values()) if (state.ok) yield state.file;
  }

  /**
   * Takes a new text of a file in.
   * @param change what was replaced since the last text, so that the rest need not be read again
   */
  update(uri: string, text: string, change?: TextChange, validator = this.validator): FileState {
    const kind = kindOf(uri);
    if (kind === undefined) return this.put(uri, { ok: false, reason: 'missing' });
    if (text.length > LARGEST_FILE) return this.put(uri, { ok: false, reason: 'too-large' });
    const previous = this.files.get(uri);
    const known = previous?.ok === true ? previous.file : undefined;
    return this.put(uri, { ok: true, file: readSource(uri, kind, text, validator, known, change) });
  }

  /** Takes in what reading a file gave that nobody has open. */
  take(uri: string, content: FileContent): FileState {
    if (!content.ok) return this.put(uri, content);
    // What a validator remembers is of use for the next keystroke only.
    const state = this.update(uri, content.text, undefined, new Validator());
    return state.ok ? this.put(uri, { ok: true, file: closedFile(state.file, this.readings) }) : state;
  }

  /** Forgets a file; who refers to it will ask for it again. */
  forget(uri: string): void {
    this.link(uri, []);
    this.outgoing.delete(uri);
    this.files.delete(uri);
    if (this.incoming.get(uri)?.size) this.wanted.add(uri);
  }

  /**
   * Forgets every file that is neither wanted for its own sake nor referred to, by however many steps, from one that is.
   * @returns the files that were forgotten
   */
  retain(isWanted: (uri: string) => boolean): readonly string[] {
    const kept = new Set<string>();
    const found = [...this.files.keys()].filter(isWanted);
    for (let uri = found.pop(); uri !== undefined; uri = found.pop()) {
      if (kept.has(uri)) continue;
      kept.add(uri);
      for (const { target } of this.references(uri)) if (target.kind === 'file') found.push(target.uri);
    }
    const gone = [...this.files.keys()].filter((uri) => !kept.has(uri));
    for (const uri of gone) this.forget(uri);
    // Those that go refer to each other, and are not to come back for that.
    for (const uri of gone) this.wanted.delete(uri);
    return gone;
  }

  /** The references of a file. */
  references(uri: string): readonly Reference[] {
    return this.outgoing.get(uri) ?? [];
  }

  /** The files that refer to a file. */
  dependents(uri: string): Iterable<string> {
    return this.incoming.get(uri) ?? [];
  }

  /**
   * Reads every file that is referred to and not known yet, and what those refer to in turn.
   * @returns the files that became known
   */
  async settle(source: FileSource): Promise<readonly string[]> {
    const arrived: string[] = [];
    while (this.wanted.size > 0) {
      const wanted = [...this.wanted].filter((uri) => this.state(uri) === undefined);
      this.wanted.clear();
      await Promise.all(
        wanted.map(async (uri) => {
          const content = await source.read(uri);
          // The editor may have opened it meanwhile; what the editor says wins.
          if (this.files.has(uri)) return;
          this.take(uri, content);
          arrived.push(uri);
        }),
      );
    }
    return arrived;
  }

  /** A model made ready for costing, once per version of its spec. */
  costedModel(spec: ModelSpec): CostedModelResult {
    let result = this.costed.get(spec);
    if (result === undefined) {
      result = costModel(spec);
      this.costed.set(spec, result);
    }
    return result;
  }

  /** The file that a reference at a path leads to, if it leads to a file of that kind. */
  referred<Kind extends 'model' | 'hardware'>(
    uri: string,
    path: string,
    kind: Kind,
  ): SourceFile<Kind> | undefined {
    const reference = this.references(uri).find((candidate) => candidate.path.join('.') === path);
    const file = reference?.target.kind === 'file' ? this.file(reference.target.uri) : undefined;
    return file?.kind === kind ? (file as SourceFile<Kind>) : undefined;
  }

  private put(uri: string, state: FileState): FileState {
    this.files.set(uri, state);
    this.link(uri, state.ok ? referencesOf(state.file) : []);
    return state;
  }

  private link(uri: string, references: readonly Reference[]): void {
    const before = this.outgoing.get(uri) ?? [];
    for (const { target } of before) if (target.kind === 'file') this.incoming.get(target.uri)?.delete(uri);
    for (const { target } of references) {
      if (target.kind !== 'file') continue;
      // What is no spec by its name is refused without being read.
      if (!this.files.has(target.uri) && kindOf(target.uri) !== undefined) this.wanted.add(target.uri);
      const from = this.incoming.get(target.uri) ?? new Set();
      this.incoming.set(target.uri, from.add(uri));
    }
    this.outgoing.set(uri, references);
    for (const { target } of before) if (target.kind === 'file') this.release(target.uri);
  }

  /** Lets go what is known of a missing file that nobody refers to any more: typing a path names one at every letter. */
  private release(uri: string): void {
    if (this.incoming.get(uri)?.size !== 0) return;
    this.incoming.delete(uri);
    const state = this.files.get(uri);
    if (state?.ok === false && state.reason === 'missing') this.files.delete(uri);
  }
}
