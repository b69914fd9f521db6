import type { CostedModel, Hardware } from '../cost';
import type { DeploymentSpec } from '../spec';
import { CostedDeployment } from './costed-deployment';

/**
 * Keeps what is worked out for each version of a deployment, so that all rules, fixes and features share one estimate. Specs are
 * immutable: a new version of a deployment, its model or a card has a new one, and an old one goes with its last user.
 */
export class Costing {
  private readonly known = new WeakMap<DeploymentSpec, CostedDeployment>();

  /** What comes of a deployment, its model and its cards. */
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
