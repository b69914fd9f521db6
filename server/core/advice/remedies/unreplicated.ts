import type { CostedDeployment } from '../costed-deployment';
import { replicated } from '../replication';
import { type Change, type Variation, variation } from '../variation';
import { hasRoom } from './memory';

/**
 * The most tensor parallelism of the attention that keeps each sequence's cache once; `data` takes over what it gives up.
 * Undefined where the batch is too small for so many groups, or the weights that more cards then hold leave too little room.
 */
export function unreplicated(costed: CostedDeployment): Variation | undefined {
  const layout = costed.layout();
  if (layout === undefined || !costed.isSearchable()) return undefined;
  const { degrees, parallelPath } = layout.attention;
  const { spec } = costed;
  const written = spec.topology === 'afd' ? spec.attention.parallel : spec.pool.parallel?.attention;
  for (let tensor = Math.floor(degrees.tensor / 2); tensor >= 1; tensor--) {
    if (degrees.tensor % tensor !== 0) continue;
    const data = degrees.data * (degrees.tensor / tensor);
    const changes: Change[] = [{ path: [...parallelPath, 'tensor'], value: tensor }];
    if (written?.data !== undefined) changes.push({ path: [...parallelPath, 'data'], value: data });
    const title = `Set attention to tensor ${tensor} and data ${data}`;
    const varied = variation(spec, title, `tensor ${tensor} with data ${data}`, changes);
    const after = costed.vary(varied.spec);
    if (replicated(after) !== undefined) continue;
    const runs = after.estimate() !== undefined && (hasRoom(after) || !hasRoom(costed));
    return runs ? varied : undefined;
  }
  return undefined;
}
