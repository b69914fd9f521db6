import type { Resource } from '../../../server/core/pipeline';
import { type Half, halvesOf } from '../../../server/core/spec';
import type { Place } from '../../charts/picture';
import { placeOf, type StudyDeployment } from '../../study/study';
import type { LanePlaces } from './lane-pointing';

/**
 * Where the figures of a deployment's timeline are written: pools in its own file, designs in the model's, links
 * in the card's.
 */
export function lanePlaces({ file, spec, model, attention, ffn }: StudyDeployment): LanePlaces {
  const cardsOf = (half: Half): readonly Place[] => {
    const { key } = halvesOf(spec)[half].pool;
    return [placeOf(file, key), placeOf(file, key, 'instances')];
  };
  const lanes: Readonly<Record<Resource, readonly Place[]>> = {
    attention: cardsOf('attention'),
    ffn: cardsOf('ffn'),
    cards: cardsOf('attention'),
    dispatch: [placeOf(attention.file, 'scale_out')],
    combine: [placeOf(ffn.file, 'scale_out')],
    'attention scale-up': [placeOf(attention.file, 'scale_up')],
    'scale-up': [placeOf(ffn.file, 'scale_up')],
    'scale-out': [placeOf(attention.file, 'scale_out')],
  };
  return {
    lane: (resource) => lanes[resource],
    bar(resource, kind) {
      if (kind === 'head') return placeOf(model.file, 'vocabulary');
      const design = model.model.kinds[kind];
      if (design !== undefined && (resource === 'attention' || resource === 'ffn'))
        return placeOf(model.file, resource, design[resource]);
      return lanes[resource][0];
    },
  };
}
