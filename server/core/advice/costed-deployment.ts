import {
  type CostedModel,
  type Counting,
  type EstimateResult,
  estimate,
  type Hardware,
  type Layout,
  layOut,
  type Result,
} from '../cost';
import {
  type Balance,
  type BreakingContext,
  balance,
  bestColocated,
  breakingContext,
  type ColocatedChoice,
  type LargestBatch,
  largestBatch,
  type MemoryFit,
  memoryFit,
} from '../search';
import { type DeploymentSpec, halvesOf, sharesCards } from '../spec';
import { isSearchable } from './searchable';

/** Computes a value on the first call and caches it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function gotten<Value>(result: Result<Value>): Value | undefined {
  return result.ok ? result.value : undefined;
}

/**
 * One version of a deployment with its model and cards, and everything computed from them. Each result is computed
 * when first asked for, and cached. Searches return undefined if the deployment cannot be estimated, or is too
 * large to search at every keystroke.
 */
export class CostedDeployment {
  constructor(
    readonly spec: DeploymentSpec,
    readonly model: CostedModel,
    readonly hardware: Hardware,
  ) {}

  readonly result: () => EstimateResult = once(() => estimate(this.spec, this.model, this.hardware));
  private readonly paperResult = once(() =>
    estimate(this.spec, this.model, this.hardware, { counting: 'step3-paper' }),
  );
  readonly estimate = once(() => gotten(this.result()));
  readonly layout: () => Layout | undefined = once(() =>
    gotten(layOut(this.spec, this.model, this.hardware, {})),
  );
  readonly memory: () => MemoryFit | undefined = once(() =>
    gotten(memoryFit(this.spec, this.model, this.hardware)),
  );
  readonly isSearchable = once(() => isSearchable(this.spec, this.model));
  readonly largestBatch: () => LargestBatch | undefined = once(() =>
    this.isSearchable() ? gotten(largestBatch(this.spec, this.model, this.hardware)) : undefined,
  );
  readonly breakingContext: () => BreakingContext | undefined = once(() =>
    this.isSearchable() ? gotten(breakingContext(this.spec, this.model, this.hardware)) : undefined,
  );
  readonly balance: () => Balance | undefined = once(() =>
    this.isSearchable() && !sharesCards(this.spec)
      ? gotten(balance(this.spec, this.model, this.hardware))
      : undefined,
  );
  /** The best split of an AFD deployment's cards as one pool; undefined if its halves use different cards. */
  readonly bestColocated: () => ColocatedChoice | undefined = once(() => this.onePool());

  /** The estimate with a way of counting the work. */
  resultBy(counting: Counting): EstimateResult {
    return counting === 'exact' ? this.result() : this.paperResult();
  }

  /** The same model and cards with a changed deployment. */
  vary(spec: DeploymentSpec): CostedDeployment {
    return new CostedDeployment(spec, this.model, this.hardware);
  }

  private onePool(): ColocatedChoice | undefined {
    const { spec, model, hardware } = this;
    const [attention, ffn] = [halvesOf(spec).attention.pool, halvesOf(spec).ffn.pool];
    if (attention.key === ffn.key || hardware.attention !== hardware.ffn || !this.isSearchable())
      return undefined;
    if (attention.accelerators !== ffn.accelerators) return undefined;
    const { accelerators, hardware: reference } = attention;
    const instances = attention.instances + ffn.instances;
    return bestColocated({ hardware: hardware.attention, reference, instances, accelerators }, model, spec);
  }
}
