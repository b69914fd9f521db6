import type { Counting } from '../../core/cost';
import { type DeploymentSummary, summaryOf } from '../../core/summary';
import { resolveDeployment } from './resolve-deployment';
import type { SourceFile } from './source-file';
import type { Workspace } from './workspace';

/** The figures of a deployment, and whether they are outdated because a file has errors. */
export interface DeploymentFigures extends DeploymentSummary {
  readonly stale: boolean;
}

/** The maximum number of deployments whose last figures are kept. */
const REMEMBERED = 1024;

/** The figures of deployments. While a file has errors that prevent costing, the last figures are kept. */
export class Figures {
  private readonly last = new Map<string, DeploymentFigures>();

  constructor(private readonly workspace: Workspace) {}

  /** The figures of a deployment; undefined if it was never free of errors. */
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
