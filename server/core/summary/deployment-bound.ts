import type { CostedDeployment } from '../advice/costed-deployment';
import { type Counting, cardBound, type ModelWork, modelWork } from '../cost';
import type { Half, HardwareSpec } from '../spec';

/** The theoretical cost bound of one half on its card. */
type HalfBound = ReturnType<typeof half>;

/** The theoretical cost bound of a deployment at a context, in USD per 1M tokens; null without a price or rate. */
export interface DeploymentBound {
  readonly context: number;
  readonly work: ModelWork;
  readonly attention: HalfBound;
  readonly ffn: HalfBound;
  readonly usdPerMillionTokens: number | null;
}

function half(work: ModelWork, hardware: HardwareSpec, of: Half) {
  const bound = cardBound(work, hardware)?.[of];
  return bound === undefined
    ? undefined
    : { ...bound, usdPerMillionTokens: bound.usdPerMillionTokens ?? null };
}

/** Bounds the cost of a deployment: each half on its own card, at every peak, without losses. */
export function deploymentBound(
  { model, hardware }: Pick<CostedDeployment, 'model' | 'hardware'>,
  context: number,
  counting: Counting = 'exact',
): DeploymentBound {
  const work = modelWork(model, context, counting);
  const attention = half(work, hardware.attention, 'attention');
  const ffn = half(work, hardware.ffn, 'ffn');
  const [a, f] = [attention?.usdPerMillionTokens ?? null, ffn?.usdPerMillionTokens ?? null];
  return { context, work, attention, ffn, usdPerMillionTokens: a === null || f === null ? null : a + f };
}
