import type { CostedModel, Hardware } from '../cost';
import type { DeploymentSpec } from '../spec';
import { CostedDeployment } from './costed-deployment';

/**
 * Caches the results of each version of a deployment, so that all rules, fixes and features share one estimate.
 * Specs are immutable: a new version of a deployment, model or card is a new object, and old entries are
 * garbage-collected with their keys.
 */
export class Costing {
  private readonly known = new WeakMap<DeploymentSpec, CostedDeployment>();

  /** The costed deployment of a spec with its model and cards. */
  of(spec: DeploymentSpec, model: CostedModel, hardware: Hardware): CostedDeployment {
    const known = this.known.get(spec);
    if (
      known?.model === model &&
      known.hardware.attention === hardware.attention &&
      known.hardware.ffn === hardware.ffn
    )
      return known;
    const costed = new CostedDeployment(spec, model, hardware);
    this.known.set(spec, costed);
    return costed;
  }
}
