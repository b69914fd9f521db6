import type { KeyPath } from '../../../core/data';
import { reach } from '../../../yaml/edit';
import { keyText } from '../../../yaml/parse';
import { placeOf, type SourceFile } from '../../workspace';
import { type Proposal, proposal } from './proposal';

/** A fix that corrects a misspelt key, unless the map has the correct key already. */
export function renameKey(file: SourceFile, path: KeyPath, name: string | undefined): readonly Proposal[] {
  const { parents, rest } = reach(file.parsed, path);
  const map = rest.length === 0 ? parents.at(-1)?.node : undefined;
  if (name === undefined || map?.kind !== 'map') return [];
  if (map.entries.some(({ key }) => keyText(key) === name)) return [];
  const { from, to } = placeOf(file, path, 'key');
  return proposal(file, `Rename to \`${name}\``, [{ from, to, insert: name }], { safe: true });
}
