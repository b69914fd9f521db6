import { createHash } from 'node:crypto';
import { catalog } from '../core/catalog';
import { costModel } from '../core/cost';
import {
  type Space,
  type SpaceCard,
  type SpaceModel,
  spaceOf,
  spaceProblem,
  spaceText,
} from '../core/explore';
import { type DeploymentSpec, halvesOf, type ModelSpec } from '../core/spec';
import { catalogUri, isWhole } from '../language';
import { CallerProblem } from './problem';
import type { Specs, WholeDeployment } from './specs';

/**
 * The space to search around a deployment, which may have been changed by what the caller asks for.
 * @throws CallerProblem where it names a card that is not there, or cannot be searched
 */
export async function searchSpace(
  specs: Specs,
  argument: string,
  { costed, file }: WholeDeployment,
  base: DeploymentSpec,
): Promise<Space> {
  const { attention, ffn } = halvesOf(base);
  const { explore } = base;
  const named = new Map<string, SpaceCard>();
  const written = [explore?.cards, explore?.attention_cards, explore?.ffn_cards].flatMap(
    (list) => list ?? [],
  );
  for (const reference of written)
    named.set(reference, { reference, hardware: await specs.referredCard(reference, file.uri, argument) });
  const own = async (reference: string): Promise<SpaceCard> => ({
    reference,
    hardware: await specs.referredCard(reference, file.uri, argument),
  });
  const space = spaceOf({
    base,
    model: costed.model,
    own: { attention: await own(attention.pool.hardware), ffn: await own(ffn.pool.hardware) },
    catalog: bundledCards(specs),
    named,
    ...(explore?.formats === undefined
      ? {}
      : { formats: explore.formats.map((format) => inFormat(costed.model.spec, format)) }),
    basis: specs.workspace.pricing.basis,
  });
  const problem = spaceProblem(space);
  if (problem !== undefined) throw new CallerProblem(`${argument}: ${problem}`);
  return space;
}

/** Every bundled card, without a price of a basis. */
function bundledCards({ workspace }: Specs): readonly SpaceCard[] {
  return catalog.flatMap(({ id }) => {
    const file = workspace.file(catalogUri(id) ?? '');
    return isWhole(file, 'hardware') ? [{ reference: `catalog:${id}`, hardware: file.spec }] : [];
  });
}

/** A short name of a space that two spaces have in common only if they are the same. */
export function spaceName(space: Space): string {
  return createHash('sha256').update(spaceText(space)).digest('hex').slice(0, 32);
}

type Format = NonNullable<NonNullable<DeploymentSpec['explore']>['formats']>[number];

/** The model with formats laid over its own. */
function inFormat(spec: ModelSpec, format: Format): SpaceModel {
  const result = costModel({ ...spec, precision: { ...spec.precision, ...format } });
  if (!result.ok) throw new CallerProblem(result.problems.map(({ message }) => message).join('\n'));
  const name = Object.entries(format).map(([role, type]) => `${role} ${String(type)}`);
  return { format: name.join(', '), model: result.model };
}
