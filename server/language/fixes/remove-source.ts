import { removeEntry } from '../../yaml/edit';
import { pathAt } from '../../yaml/parse';
import { type Fix, proposal } from './fix';

/** A source of a figure that the file does not have goes. */
export const removeSource: Fix = {
  codes: ['unknown-source-path'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const { path } = pathAt(file.parsed, finding.from);
    if (path[0] !== 'sources' || path.length !== 2) return [];
    return proposal(context, `Remove the source of \`${String(path[1])}\``, removeEntry(file.parsed, path));
  },
};
