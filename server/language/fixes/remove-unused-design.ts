import { removeEntry } from '../../yaml/edit';
import { pathAt } from '../../yaml/parse';
import { type Fix, proposal } from './fix';

/** An attention or FFN that no layer uses goes, with the comment lines above it. */
export const removeUnusedDesign: Fix = {
  codes: ['unused-design'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const { path, part } = pathAt(file.parsed, finding.from);
    if (part !== 'key' || path.length !== 2) return [];
    return proposal(
      context,
      `Remove \`${String(path[1])}\``,
      removeEntry(file.parsed, path, { comments: true }),
    );
  },
};
