import type { Counting } from '../../../core/cost';
import { cardBound, type ModelWork, modelWork } from '../../../core/cost';
import type { ResolvedDeployment, SidePart } from '../../workspace';

/** The theoretical bound of a deployment at a context, in USD per 1M tokens; null without a price or rate. */
export interface DeploymentBound {
  readonly context: number;
  readonly work: ModelWork;
  readonly attention: ReturnType<typeof half>;
  readonly ffn: ReturnType<typeof half>;
  readonly usdPerMillionTokens: number | null;
}

function half(work: ModelWork, part: SidePart, of: 'attention' | 'ffn') {
  const bound = cardBound(work, part.hardware)?.[of];
  return bound === undefined
    ? undefined
    : { ...bound, usdPerMillionTokens: bound.usdPerMillionTokens ?? null };
}

/** Bounds a deployment: each half on its own card, every peak reached, nothing lost. */
export function deploymentBound(
  deployment: ResolvedDeployment,
  context: number,
  counting: Counting = 'exact',
): DeploymentBound {
  const work = modelWork(deployment.model, context, counting);
  const attention = half(work, deployment.attention, 'attention');
  const ffn = half(work, deployment.ffn, 'ffn');
  const [a, f] = [attention?.usdPerMillionTokens ?? null, ffn?.usdPerMillionTokens ?? null];
  return { context, work, attention, ffn, usdPerMillionTokens: a === null || f === null ? null : a + f };
}
