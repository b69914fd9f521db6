import { dataAt } from '../../core/data';
import { type DeploymentSpec, readTrace, type Trace } from '../../core/spec';
import type { FileContent, FileSource, Unreadable } from './ports';
import type { SourceFile } from './source-file';
import { resolveReference } from './uri';

/** A trace as it was read, or why it could not be. */
export type TraceState =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly reason: Unreadable };

/** Where a deployment names its trace. */
export const TRACE_PATH = ['workload', 'context', 'trace'] as const;

const stateOf = (content: FileContent): TraceState =>
  content.ok ? { ok: true, trace: readTrace(content.text) } : content;

/** The traces of requests that deployments refer to, each read once while something refers to it. */
export class Traces {
  private readonly known = new Map<string, TraceState>();
  /** By deployment, the uri of its trace. */
  private readonly targets = new Map<string, string>();
  private readonly resolved = new WeakMap<DeploymentSpec, DeploymentSpec>();

  /** Notes the trace that a file names now. */
  link(uri: string, file: SourceFile | undefined): void {
    const before = this.targets.get(uri);
    const written = file?.kind === 'deployment' ? dataAt(file.data, TRACE_PATH) : undefined;
    const target = typeof written === 'string' ? resolveReference(written, uri) : undefined;
    const now = target?.kind === 'file' ? target.uri : undefined;
    if (now === before) return;
    if (now === undefined) this.targets.delete(uri);
    else this.targets.set(uri, now);
    if (before !== undefined && ![...this.targets.values()].includes(before)) this.known.delete(before);
  }

  /** The trace of a deployment; undefined until it has been read. */
  of(uri: string): TraceState | undefined {
    const target = this.targets.get(uri);
    return target === undefined ? undefined : this.known.get(target);
  }

  /**
   * Reads the traces that are not known yet.
   *
   * @returns the deployments that refer to them
   */
  async settle(source: FileSource): Promise<readonly string[]> {
    const wanted = [...new Set(this.targets.values())].filter((target) => !this.known.has(target));
    await Promise.all(
      wanted.map(async (target) => this.known.set(target, stateOf(await source.read(target)))),
    );
    return [...this.targets].flatMap(([uri, target]) => (wanted.includes(target) ? [uri] : []));
  }

  /** Forgets a trace, so that it is read again. */
  forget(target: string): void {
    this.known.delete(target);
  }

  /** A deployment with its context as its trace has it; undefined where it names a trace without a usable request. */
  resolve(uri: string, spec: DeploymentSpec): DeploymentSpec | undefined {
    const { context } = spec.workload;
    if (typeof context === 'number' || !('trace' in context)) return spec;
    const state = this.of(uri);
    const spread = state?.ok === true ? state.trace.spread : undefined;
    if (spread === undefined) return undefined;
    const last = this.resolved.get(spec);
    if (last?.workload.context === spread) return last;
    const resolved = { ...spec, workload: { ...spec.workload, context: spread } };
    this.resolved.set(spec, resolved);
    return resolved;
  }
}
