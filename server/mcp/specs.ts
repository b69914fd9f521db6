import { type CostedModel, type Estimate, estimate } from '../core/cost';
import type { HardwareSpec, SpecKind } from '../core/spec';
import {
  catalogUri,
  checkFile,
  isWhole,
  LARGEST_FILE,
  type ResolvedDeployment,
  resolveDeployment,
  type SourceFile,
  type SpecOf,
  UNREADABLE,
  type Unreadable,
  unknownId,
  type Whole,
  Workspace,
} from '../language';
import { ToolProblem } from './problem';
import type { RootedFiles } from './rooted-files';

const REASONS: Readonly<Record<Unreadable, string>> = {
  ...UNREADABLE,
  denied: 'the file may not be read: it is, or leads, outside of the folders that this server was given',
};

/** Texts by path that count instead of what the files hold. */
export type Texts = Readonly<Record<string, string>>;

/** The specs of one tool call: files below the roots, the catalog, and the texts that the caller tries out. */
export class Specs {
  readonly workspace = new Workspace();

  private constructor(readonly files: RootedFiles) {}

  static async open(files: RootedFiles, texts: Texts = {}): Promise<Specs> {
    const specs = new Specs(files);
    for (const [name, text] of Object.entries(texts)) {
      if (text.length > LARGEST_FILE) throw new ToolProblem(`${name}: ${REASONS['too-large']}`);
      specs.workspace.update(await files.uriOf(name), text);
    }
    return specs;
  }

  /** A file of a kind that has to be whole. */
  async file<Kind extends SpecKind>(name: string, kind: Kind): Promise<Whole<Kind>> {
    const uri = await this.uriOf(name);
    const state = this.workspace.state(uri) ?? this.workspace.take(uri, await this.files.read(uri));
    if (!state.ok) throw new ToolProblem(`${name}: ${REASONS[state.reason]}${await this.others(kind)}`);
    if (state.file.kind !== kind)
      throw new ToolProblem(`${name}: expected a ${kind} file, found a ${state.file.kind} file`);
    await this.workspace.settle(this.files);
    const { file } = state;
    if (!isWhole(file, kind)) throw new ToolProblem(this.errorsOf(name, file));
    return file;
  }

  /** A deployment with everything that it refers to. */
  async deployment(name: string): Promise<ResolvedDeployment & { readonly spec: SpecOf['deployment'] }> {
    const file = await this.file(name, 'deployment');
    const resolved = resolveDeployment(this.workspace, file);
    if (resolved === undefined) throw new ToolProblem(this.errorsOf(name, file));
    return { ...resolved, spec: file.spec };
  }

  async model(name: string): Promise<{ readonly file: SourceFile<'model'>; readonly model: CostedModel }> {
    const file = await this.file(name, 'model');
    const costed = this.workspace.costedModel(file.spec);
    if (!costed.ok) throw new ToolProblem(this.errorsOf(name, file));
    return { file, model: costed.model };
  }

  async hardware(name: string): Promise<HardwareSpec> {
    return (await this.file(name, 'hardware')).spec;
  }

  private async uriOf(name: string): Promise<string> {
    if (!name.startsWith('catalog:')) return this.files.uriOf(name);
    const id = name.slice('catalog:'.length);
    const uri = catalogUri(id);
    if (uri !== undefined) return uri;
    throw new ToolProblem(unknownId(id).message);
  }

  private async others(kind: SpecKind): Promise<string> {
    const names = await this.files.names(kind);
    return names.length === 0 ? '' : `; ${kind} files here: ${names.join(', ')}`;
  }

  private errorsOf(name: string, file: SourceFile): string {
    const errors = checkFile(file, this.workspace).filter(({ severity }) => severity === 'error');
    const lines = errors.map(
      ({ from, code, message }) => `line ${file.lines.positionAt(from).line + 1}: ${code}: ${message}`,
    );
    const said = lines.length > 0 ? lines : ['what it refers to has errors'];
    return [`${name} cannot be used:`, ...said].join('\n');
  }
}

/** What a caller may set aside of a deployment's file. */
export interface Load {
  readonly context?: number | undefined;
  readonly batch?: number | undefined;
}

/** Only what was given. */
function given({ context, batch }: Load): { readonly context?: number; readonly batch?: number } {
  return { ...(context === undefined ? {} : { context }), ...(batch === undefined ? {} : { batch }) };
}

/** The estimate of a deployment under a load. */
export function estimateOf(
  { spec, model, attention, ffn }: ResolvedDeployment & { readonly spec: SpecOf['deployment'] },
  load: Load,
): Estimate {
  const hardware = { attention: attention.hardware, ffn: ffn.hardware };
  const result = estimate(spec, model, hardware, given(load));
  if (result.ok) return result.value;
  throw new ToolProblem(
    ['there is no estimate:', ...result.problems.map(({ code, message }) => `${code}: ${message}`)].join(
      '\n',
    ),
  );
}
