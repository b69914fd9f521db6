import type { KeyPath } from '../../core/data';
import { formatQuantity } from '../../core/quantity';
import { effectivePrice, PRICE_BASES, poolsOf } from '../../core/spec';
import { setValue } from '../../yaml/edit';
import type { SourceFile, Workspace } from '../workspace';
import { costedOf } from './costed';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

/** The price to begin with where a card has none on any basis. */
const USUAL = '$2.00/h';

/** Writes a price of a card into the deployment, which wins over the card’s file. */
function setPrice(file: SourceFile, reference: string, name: string, price: string): readonly Proposal[] {
  const path: KeyPath = ['prices', reference];
  return proposal(file, `Set a price for ${name}`, setValue(file.parsed, path, price));
}

function findingOf(
  file: SourceFile,
  { pricing: { basis } }: Workspace,
  card: NonNullable<SourceFile<'hardware'>['spec']>,
  reference: string,
) {
  const others = PRICE_BASES.flatMap((other) => {
    const price = effectivePrice(card, other);
    return price === undefined ? [] : [{ other, text: formatQuantity(price.value, 'price') }];
  });
  const known = others.map(({ other, text }) => `${other} ${text}`).join(', ');
  const has = known === '' ? '' : ` (it has ${known})`;
  return {
    message: `no ${basis} price of ${card.name}${has}, so there is no cost; add one to \`prices\` here or to its file`,
    fixes: () => setPrice(file, reference, card.name, others[0]?.text ?? USUAL),
  };
}

/** A card of a deployment has no price on the chosen basis. */
export const missingPrice = defineRule({
  code: 'missing-price',
  severity: 'information',
  kinds: ['deployment'],
  check: ({ file, workspace }) => {
    const deployment = costedOf({ file, workspace });
    if (deployment === undefined) return [];
    const { spec } = deployment.costed;
    const priceless = poolsOf(spec).filter(
      ({ halves: [{ half }] }) => deployment[half].hardware.price === undefined,
    );
    return priceless
      .filter(({ hardware }, index) => priceless.findIndex((other) => other.hardware === hardware) === index)
      .map(({ halves: [{ half }], hardware, hardwarePath }) => ({
        at: hardwarePath,
        ...findingOf(file, workspace, deployment[half].hardware, hardware),
      }));
  },
});
