import { removePart } from '../../yaml/edit';
import { keyText } from '../../yaml/parse';
import { type Fix, proposal } from './fix';
import { entryWithKeyAt } from './place-of-finding';

/** Of a key that stands twice, one goes: the later one, or the earlier one with what it says. */
export const removeDuplicate: Fix = {
  codes: ['duplicate-key'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const later = entryWithKeyAt(file.parsed, finding.from);
    const entry = later?.node.entries[later.index];
    if (later === undefined || entry === undefined) return [];
    const name = keyText(entry.key);
    const first = later.node.entries.findIndex(({ key }) => keyText(key) === name);
    const earlier = { ...later, index: first };
    return [
      ...proposal(context, `Remove this \`${name}\` and keep the first`, removePart(file.parsed, later)),
      ...proposal(
        context,
        `Keep this \`${name}\` and remove the first`,
        removePart(file.parsed, earlier),
        false,
      ),
    ];
  },
};
