import type { Counting, Estimate, PoolMemory } from '../../../core/cost';
import type { SourceFile, Workspace } from '../../workspace';
import { type ResolvedDeployment, resolveDeployment } from '../../workspace';
import { meanContext } from '../cost/contexts';
import { deploymentBound } from '../cost/deployment-bound';

/** What is said of a deployment in short. Null is what cannot be said: without a price, or without an estimate. */
export interface DeploymentFigures {
  readonly name: string;
  /** Whether the cost is what the deployment will take, or the least that it could take. */
  readonly basis: 'estimate' | 'bound';
  readonly counting: Counting;
  readonly usdPerMillionTokens: number | null;
  /** Seconds per output token, and its interval. */
  readonly tpot: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly tokensPerSecond: number | null;
  readonly tokensPerSecondPerAccelerator: number | null;
  /** Seconds per output token that must hold. */
  readonly target: number | null;
  /** What sets the pace, such as `scale-up` or `attention (memory)`. */
  readonly binding: string | null;
  readonly memory: readonly PoolMemory[];
  /** Why there is no estimate. */
  readonly problem: string | null;
  /** Whether the figures are those of an earlier version, as a file has errors. */
  readonly stale: boolean;
}

/** Of how many deployments the last figures are kept. */
const REMEMBERED = 1024;

/** What binds, and for one half of a deployment also by what. */
function bindingOf({ binding, attention, ffn }: Estimate): string {
  if (binding.name === 'attention') return `attention (${attention.boundBy})`;
  if (binding.name === 'ffn') return `FFN (${ffn.boundBy})`;
  return binding.name;
}

/**
 * The figures of deployments: the estimate, else the bound. While a file is broken so that nothing can be worked out, the
 * last figures stay.
 */
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
    const figures = this.figures(resolved, counting);
    this.remember(file.uri, figures);
    return figures;
  }

  private figures(deployment: ResolvedDeployment, counting: Counting): DeploymentFigures {
    const { costed, file, modelFile, attention, ffn } = deployment;
    const { spec } = costed;
    const result = costed.resultBy(counting);
    const shared = {
      name: spec.name,
      counting,
      target: spec.target?.tpot ?? null,
      stale: [file, modelFile, attention.hardwareFile, ffn.hardwareFile].some(({ stale }) => stale),
    };
    if (result.ok) {
      const { usdPerMillionTokens, tpot, interval, tokensPerSecond, memory } = result.value;
      const { tokensPerSecondPerAccelerator } = result.value;
      return {
        ...shared,
        basis: 'estimate',
        ...{ usdPerMillionTokens, tpot, interval, tokensPerSecond, tokensPerSecondPerAccelerator, memory },
        binding: bindingOf(result.value),
        problem: null,
      };
    }
    const bound = deploymentBound(deployment, meanContext(spec), counting);
    return {
      ...shared,
      basis: 'bound',
      usdPerMillionTokens: bound.usdPerMillionTokens,
      ...{ tpot: null, interval: null, tokensPerSecond: null, tokensPerSecondPerAccelerator: null },
      binding: bound.attention === undefined ? null : `attention (${bound.attention.boundBy})`,
      memory: [],
      problem: result.problems[0]?.message ?? null,
    };
  }

  private remember(uri: string, figures: DeploymentFigures): void {
    this.last.delete(uri);
    this.last.set(uri, figures);
    const [oldest] = this.last.keys();
    if (this.last.size > REMEMBERED && oldest !== undefined) this.last.delete(oldest);
  }
}
