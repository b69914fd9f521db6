import type { Counting } from '../../core/cost';
import { type DeploymentSummary, summaryOf } from '../../core/summary';
import { resolveDeployment } from './resolve-deployment';
import type { SourceFile } from './source-file';
import type { Workspace } from './workspace';

/** What a deployment comes to, and whether that holds for an earlier version only, as a file has errors. */
export interface DeploymentFigures extends DeploymentSummary {
  readonly stale: boolean;
}

/** Of how many deployments the last figures are kept. */
const REMEMBERED = 1024;

/** The figures of deployments. While a file is broken so that nothing can be worked out, the last figures stay. */
export class Figures {
  private readonly last = new Map<string, DeploymentFigures>();

  constructor(private readonly workspace: Workspace) {}

  /** The figures of a deployment; undefined when nothing could ever be worked out for it. */
  of(file: SourceFile<'deployment'>, counting: Counting = 'exact'): DeploymentFigures | undefined {
    const resolved = resolveDeployment(this.workspace, file);
    if (resolved === undefined) {
      const last = this.last.get(file.uri);
      return last && { ...last, stale: true };
    }
    const { costed, modelFile, attention, ffn } = resolved;
    const files = [file, modelFile, attention.hardwareFile, ffn.hardwareFile];
    const figures = { ...summaryOf(costed, counting), stale: files.some(({ stale }) => stale) };
    this.remember(file.uri, figures);
    return figures;
  }

  private remember(uri: string, figures: DeploymentFigures): void {
    this.last.delete(uri);
    this.last.set(uri, figures);
    const [oldest] = this.last.keys();
    if (this.last.size > REMEMBERED && oldest !== undefined) this.last.delete(oldest);
  }
}
