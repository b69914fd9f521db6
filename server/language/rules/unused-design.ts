import { mapOf } from './data';
import type { Finding } from './finding';
import { placeOf } from './place';
import { defineRule } from './rule';

/** An attention or FFN that no layer uses, and so costs nothing. */
export const unusedDesign = defineRule({
  code: 'unused-design',
  kinds: ['model'],
  *check({ file, used }): Iterable<Finding> {
    const data = mapOf(file.data);
    // While no layer uses any, the file is being written and the finding would only be noise.
    if (used.attention.size === 0 || used.ffn.size === 0) return;
    const bases = new Set<unknown>();
    for (const design of Object.values(mapOf(data.attention))) bases.add(mapOf(design).base);
    for (const half of ['attention', 'ffn'] as const) {
      const names = Object.keys(mapOf(data[half]));
      // A misspelt name in a layer is told of as such; the design it meant is not unused.
      if ([...used[half]].some((name) => !Object.hasOwn(mapOf(data[half]), name))) continue;
      for (const name of names) {
        if (used[half].has(name) || (half === 'attention' && bases.has(name))) continue;
        const message = `no layer uses the ${half} ‘${name}’; it costs nothing and can be removed`;
        const place = placeOf(file, [half, name], 'key');
        yield { code: 'unused-design', severity: 'information', message, ...place };
      }
    }
  },
});
