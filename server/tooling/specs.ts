import type { CostedModel } from '../core/cost';
import {
  type DeploymentSpec,
  type HardwareSpec,
  type PriceBasis,
  type PricedHardware,
  type SpecKind,
  USUAL_PRICE_BASIS,
} from '../core/spec';
import {
  catalogUri,
  checkFile,
  type FileSource,
  isWhole,
  type ResolvedDeployment,
  resolveDeployment,
  resolveReference,
  type SourceFile,
  UNREADABLE,
  type Unreadable,
  unknownId,
  type Whole,
  Workspace,
} from '../language';
import { errorsOf } from './findings';
import { CallerProblem } from './problem';

/** The files that a caller may name, and how. */
export interface NamedFiles extends FileSource {
  /** @throws CallerProblem if the file may not be read */
  uriOf(name: string): string | Promise<string>;
  /** Messages for unreadable files that replace the usual ones. */
  readonly reasons?: Readonly<Partial<Record<Unreadable, string>>>;
  /** A hint for a caller who named an unreadable file. */
  hint?(kind: SpecKind): Promise<string>;
}

/** A deployment without errors, with the files it refers to. */
export type WholeDeployment = ResolvedDeployment & { readonly spec: DeploymentSpec };

/**
 * The specs of one call: files by the caller's names, and the catalog by `catalog:ID`. Every method throws
 * CallerProblem.
 */
export class Specs {
  readonly workspace = new Workspace();

  constructor(
    private readonly files: NamedFiles,
    basis: PriceBasis = USUAL_PRICE_BASIS,
  ) {
    this.workspace.priceOn(basis);
  }

  /** Replaces the content of a file by a text. */
  async replace(name: string, text: string): Promise<void> {
    const state = this.workspace.update(await this.files.uriOf(name), text);
    if (!state.ok) throw new CallerProblem(`${name}: ${this.reason(state.reason)}`);
  }

  /** Loads a file, valid or not, and everything it refers to. */
  async file(name: string, expected?: SpecKind): Promise<SourceFile> {
    const { files, workspace } = this;
    const uri = await this.uriOf(name);
    const state = workspace.state(uri) ?? workspace.take(uri, await files.read(uri));
    if (!state.ok) {
      const hint = expected === undefined ? undefined : await files.hint?.(expected);
      throw new CallerProblem(`${name}: ${this.reason(state.reason)}${hint ?? ''}`);
    }
    await workspace.settle(files);
    return state.file;
  }

  /** Loads a file of a kind that must be valid. */
  async whole<Kind extends SpecKind>(name: string, kind: Kind): Promise<Whole<Kind>> {
    const file = await this.file(name, kind);
    if (file.kind !== kind)
      throw new CallerProblem(`${name}: expected a ${kind} file, found a ${file.kind} file`);
    if (!isWhole(file, kind) || this.isRefused(file)) throw this.unusable(name, file);
    return file;
  }

  /** Loads a deployment with everything it refers to. */
  async deployment(name: string): Promise<WholeDeployment> {
    const file = await this.whole(name, 'deployment');
    const resolved = resolveDeployment(this.workspace, file);
    const parts = [resolved?.modelFile, resolved?.attention.hardwareFile, resolved?.ffn.hardwareFile];
    const refused = parts.find((part) => part !== undefined && this.isRefused(part));
    if (resolved === undefined || refused !== undefined) throw this.unusable(name, refused ?? file);
    return { ...resolved, spec: resolved.costed.spec };
  }

  /** Loads a model prepared for costing, and its file. */
  async model(name: string): Promise<{ readonly file: SourceFile<'model'>; readonly model: CostedModel }> {
    const file = await this.whole(name, 'model');
    const costed = this.workspace.costedModel(file.spec);
    if (!costed.ok) throw this.unusable(name, file);
    return { file, model: costed.model };
  }

  /** Loads a card with its price on the basis of the call. */
  async hardware(name: string): Promise<PricedHardware> {
    return this.workspace.pricing.of((await this.whole(name, 'hardware')).spec);
  }

  /**
   * A card as a file refers to it, without a price of the basis.
   * @param from uri of the file, which the caller named `name`
   */
  async referredCard(reference: string, from: string, name: string): Promise<HardwareSpec> {
    const { files, workspace } = this;
    const target = resolveReference(reference, from);
    if (target.kind === 'unknown-id') throw new CallerProblem(`${name}: ${unknownId(target.id).message}`);
    if (target.kind === 'invalid')
      throw new CallerProblem(`${name}: ${reference}: expected a path relative to the file, or catalog:<id>`);
    const state = workspace.state(target.uri) ?? workspace.take(target.uri, await files.read(target.uri));
    if (!state.ok) throw new CallerProblem(`${name}: ${reference}: ${this.reason(state.reason)}`);
    const { file } = state;
    if (file.kind !== 'hardware')
      throw new CallerProblem(`${name}: ${reference}: expected a hardware file, found a ${file.kind} file`);
    if (!isWhole(file, 'hardware') || this.isRefused(file)) throw this.unusable(reference, file);
    return file.spec;
  }

  /**
   * Whether `check` has errors of a file by itself: figures that are computed from it mean nothing. Those of a deployment are of
   * what it comes to, such as memory that is exceeded, but for its workload.
   */
  private isRefused(file: SourceFile): boolean {
    return checkFile(file, this.workspace).some(
      ({ severity, code }) =>
        severity === 'error' && (file.kind !== 'deployment' || code === 'mean-exceeds-max'),
    );
  }

  private unusable(name: string, file: SourceFile): CallerProblem {
    return new CallerProblem(errorsOf(name, file, this.workspace));
  }

  private reason(reason: Unreadable): string {
    return this.files.reasons?.[reason] ?? UNREADABLE[reason];
  }

  private uriOf(name: string): string | Promise<string> {
    if (!name.startsWith('catalog:')) return this.files.uriOf(name);
    const id = name.slice('catalog:'.length);
    const uri = catalogUri(id);
    if (uri === undefined) throw new CallerProblem(unknownId(id).message);
    return uri;
  }
}
