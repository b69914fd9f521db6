import { parseQuantity } from '../core/quantity';
import { type DeploymentSpec, type ExploreSpec, OBJECTIVES } from '../core/spec';
import { CallerProblem } from '../tooling';
import type { Typed } from './arguments';
import { readChoice, readCount } from './values';

/** The options of a space, with one value and with several. */
export const SPACE_OPTIONS = ['tpot', 'accelerators', 'shard'] as const;
export const SPACE_LISTS = ['cards', 'topology', 'objectives'] as const;
const TOPOLOGIES = ['afd', 'colocated'] as const;

/** The deployment with the space that was asked for on the command line, laid over its file's. */
export function withSpace(spec: DeploymentSpec, typed: Typed): DeploymentSpec {
  const cards = typed.all('cards');
  const topologies = typed.all('topology').map((text) => readChoice('topology', text, TOPOLOGIES));
  const objectives = typed.all('objectives').map((text) => readChoice('objectives', text, OBJECTIVES));
  const [tpot, accelerators] = [typed.one('tpot'), typed.one('accelerators')];
  const limits = {
    ...spec.explore?.limits,
    ...(tpot === undefined ? {} : { tpot: readTime(tpot) }),
    ...(accelerators === undefined ? {} : { accelerators: readCount('accelerators', accelerators) }),
  };
  const explore: ExploreSpec = {
    ...spec.explore,
    ...(cards.length === 0 ? {} : { cards: [...cards], attention_cards: undefined, ffn_cards: undefined }),
    ...(topologies.length === 0 ? {} : { topologies }),
    ...(objectives.length === 0 ? {} : { objectives }),
    limits,
  };
  return { ...spec, explore };
}

function readTime(text: string): number {
  const result = parseQuantity(text, 'time');
  if (!result.ok) throw new CallerProblem(`--tpot: ${result.message}`);
  if (!(result.value > 0)) throw new CallerProblem(`--tpot: expected a time of more than 0, found ${text}`);
  return result.value;
}
