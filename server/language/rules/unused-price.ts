import { nearest } from '../../core/quantity';
import { poolsOf } from '../../core/spec';
import { currentSpec } from '../workspace';
import { renameKey } from './fixes/rename-key';
import { defineRule } from './rule';

/** A price of a deployment that belongs to none of its pools and to none of its cards. */
export const unusedPrice = defineRule({
  code: 'unused-price',
  severity: 'warning',
  kinds: ['deployment'],
  *check({ file }) {
    const spec = currentSpec(file);
    if (spec?.prices === undefined) return;
    const known: readonly string[] = [
      ...new Set(poolsOf(spec).flatMap(({ key, hardware }) => [key, hardware])),
    ];
    for (const key of Object.keys(spec.prices)) {
      if (known.includes(key)) continue;
      const at = ['prices', key];
      const message = `no pool and no card of this deployment is ‘${key}’, so its price counts nowhere; expected one of ${known.join(', ')}`;
      yield { at, part: 'key', message, fixes: () => renameKey(file, at, nearest(key, known)) };
    }
  },
});
