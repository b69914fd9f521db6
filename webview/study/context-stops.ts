import { formatTokens } from '../../server/core/quantity';
import type { Control } from '../dom/controls';

/** Contexts from 1K to 1M, doubling. */
export const CONTEXTS: readonly number[] = Array.from({ length: 11 }, (_, index) => 1024 * 2 ** index);

/** A slider over them and the deployment's own context. */
export function contextControl(value: number): Control {
  const stops = [...new Set([...CONTEXTS, value])].sort((a, b) => a - b);
  return {
    kind: 'range',
    id: 'context',
    label: 'Context',
    value,
    stops,
    text: (tokens) => `${formatTokens(tokens)} tokens`,
  };
}
