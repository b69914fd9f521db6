import { formatWhole } from '../../core/quantity';
import { type HardwareSpec, type Pool, poolsOf } from '../../core/spec';
import { setValue } from '../../yaml/edit';
import { catalogCards } from '../workspace';
import { costedOf } from './costed';
import { proposal } from './fixes/proposal';
import { defineRule } from './rule';

/** What a pool takes for granted to be in one scale-up domain: the cards of a server, or of a tensor-parallel group. */
function needed({ accelerators, halves }: Pool): readonly [cards: number, what: string] {
  const tensor = Math.max(1, ...halves.map(({ degrees }) => degrees?.tensor ?? 1));
  return tensor > accelerators
    ? [tensor, `tensor parallel groups of ${formatWhole(tensor)} accelerators`]
    : [accelerators, `servers of ${formatWhole(accelerators)} accelerators`];
}

/** The bundled card of the same maker whose domain joins so many, and whose memory bandwidth is nearest. */
function like(card: HardwareSpec, cards: number, others: ReturnType<typeof catalogCards>) {
  const far = ({ memory: { bandwidth } }: HardwareSpec) =>
    Math.abs(Math.log(bandwidth / card.memory.bandwidth));
  const maker = ({ name }: HardwareSpec) => name.split(' ')[0];
  return others
    .filter(({ hardware }) => maker(hardware) === maker(card) && (hardware.scale_up?.domain ?? 1) >= cards)
    .reduce<(typeof others)[number] | undefined>(
      (best, other) => (best === undefined || far(other.hardware) < far(best.hardware) ? other : best),
      undefined,
    );
}

/** Servers or tensor-parallel groups that are larger than the scale-up domain of their card. */
export const scaleUpExceeded = defineRule({
  code: 'scale-up-exceeded',
  severity: 'warning',
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const deployment = costedOf({ file, workspace });
    if (deployment?.costed.result().ok !== true) return [];
    return poolsOf(deployment.costed.spec).flatMap((pool) => {
      const card = deployment[pool.halves[0].half].hardware;
      const [cards, what] = needed(pool);
      if (card.scale_up === undefined || cards <= card.scale_up.domain) return [];
      const domain = formatWhole(card.scale_up.domain);
      const other = like(card, cards, catalogCards(workspace));
      const hint =
        other === undefined
          ? `use at most ${domain}`
          : `use at most ${domain}, or ${other.hardware.name} (${other.reference}), whose domain joins ${formatWhole(other.hardware.scale_up?.domain ?? 1)}`;
      const message = `${what}, but the scale-up domain of ${card.name} joins ${domain}, so that their collectives go over the network between servers; ${hint}`;
      const { hardwarePath: at } = pool;
      const fixes = () =>
        other === undefined
          ? []
          : proposal(file, `Use ${other.hardware.name}`, setValue(file.parsed, at, other.reference));
      return [{ at, message, fixes }];
    });
  },
});
