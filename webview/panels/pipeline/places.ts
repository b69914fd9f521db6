import type { Place } from '../../charts/picture';
import { placeOf, type StudyDeployment } from '../../study/study';
import type { LanePlaces } from './lane-pointing';

/** The half of a layer that a resource works on, as a key of the model's file. */
const HALVES: Readonly<Record<string, 'attention' | 'ffn'>> = { attention: 'attention', ffn: 'ffn' };

/** Where the figures of a deployment's timeline are written: pools in its own file, designs in the model's, links in the card's. */
export function lanePlaces({ file, spec, model, attention, ffn }: StudyDeployment): LanePlaces {
  const afd = spec.topology === 'afd';
  const lanes: Readonly<Record<string, readonly Place[]>> = {
    attention: [placeOf(file, 'attention'), placeOf(file, 'attention', 'instances')],
    ffn: [placeOf(file, 'ffn'), placeOf(file, 'ffn', 'instances')],
    cards: [placeOf(file, 'pool'), placeOf(file, 'pool', 'instances')],
    dispatch: [placeOf(attention.file, 'scale_out')],
    combine: [placeOf(ffn.file, 'scale_out')],
    'attention scale-up': [placeOf(attention.file, 'scale_up')],
    'scale-up': [placeOf(ffn.file, 'scale_up')],
    'scale-out': [placeOf(attention.file, 'scale_out')],
  };
  const design = (half: 'attention' | 'ffn', kind: string): Place => {
    const [attentionName = '', ffnName = ''] = kind.split(' + ');
    return placeOf(model.file, half, half === 'attention' ? attentionName : ffnName);
  };
  return {
    lane: (resource) => lanes[resource] ?? [],
    bar(resource, kind) {
      if (kind === 'head') return placeOf(model.file, 'vocabulary');
      const half = HALVES[resource];
      if (afd && half !== undefined) return design(half, kind);
      return lanes[resource]?.[0];
    },
  };
}
