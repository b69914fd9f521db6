import { keyText } from '../../yaml/parse';
import { type Fix, proposal } from './fix';
import { entryWithKeyAt } from './place-of-finding';

/** Gives a misspelt key the name that was meant, unless the map has that key already. */
export const renameToNearest: Fix = {
  codes: ['unknown-key', 'unknown-source-path'],
  safe: true,
  propose: (context) => {
    const { finding, file } = context;
    const name = finding.data?.replacement;
    const parent = name === undefined ? undefined : entryWithKeyAt(file.parsed, finding.from);
    if (name === undefined || parent === undefined) return [];
    if (parent.node.entries.some(({ key }) => keyText(key) === name)) return [];
    const { from, to } = finding;
    return proposal(context, `Rename to \`${name}\``, [{ from, to, insert: name }]);
  },
};
