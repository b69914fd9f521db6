import { mapOf } from '../../core/data';
import { ABSENT, HALVES } from '../../core/spec';
import { removeEntry } from '../../yaml/edit';
import type { SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { innerValues } from './model-data';
import { defineRule } from './rule';

/** A fix that removes the design, with the comment lines above it. */
function removed(file: SourceFile, path: readonly [half: string, name: string]): readonly Proposal[] {
  return proposal(file, `Remove \`${path[1]}\``, removeEntry(file.parsed, path, { comments: true }));
}

/** An attention or FFN that no layer uses, and so costs nothing. */
export const unusedDesign = defineRule({
  code: 'unused-design',
  severity: 'information',
  kinds: ['model'],
  *check({ file, used }) {
    const data = mapOf(file.data);
    // While no layer uses any design, the file is still being written and the finding would be noise.
    if (used.attention.size === 0 || used.ffn.size === 0) return;
    for (const half of HALVES) {
      const names = Object.keys(mapOf(data[half]));
      const inner = new Set(Object.values(mapOf(data[half])).flatMap((design) => innerValues(half, design)));
      // A misspelt name in a layer has its own finding; the design that was meant is not unused.
      if ([...used[half]].some((name) => name !== ABSENT && !Object.hasOwn(mapOf(data[half]), name)))
        continue;
      for (const name of names) {
        if (used[half].has(name) || inner.has(name)) continue;
        const message = `no layer uses the ${half} ‘${name}’; it costs nothing and can be removed`;
        yield { at: [half, name], part: 'key', message, fixes: () => removed(file, [half, name]) };
      }
    }
  },
});
