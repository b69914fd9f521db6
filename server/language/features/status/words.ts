import { formatNumber, formatQuantity, formatUsd } from '../../../core/quantity';
import type { DeploymentFigures } from './figures';

/** USD per 1M tokens with its unit; a bound says that it is one. Undefined without a price or a rate. */
export function costWords({ usdPerMillionTokens, basis }: DeploymentFigures): string | undefined {
  if (usdPerMillionTokens === null) return undefined;
  return `${basis === 'bound' ? '≥ ' : ''}${formatUsd(usdPerMillionTokens)} USD per 1M`;
}

/** A rate of tokens, in full: 68880. */
export function perSecond(tokens: number): string {
  return tokens >= 100 ? Math.round(tokens).toLocaleString('en-US') : formatNumber(tokens);
}

/** The time per output token against the target; undefined without an estimate. */
export function tpotWords({ tpot, target }: DeploymentFigures): string | undefined {
  if (tpot === null) return undefined;
  const own = `TPOT ${formatQuantity(tpot, 'time')}`;
  if (target === null) return own;
  return `${own}, target ${formatQuantity(target, 'time')} ${tpot <= target ? 'holds' : 'missed'}`;
}
