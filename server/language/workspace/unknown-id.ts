import { catalog } from '../../core/catalog';
import { nearest } from '../../core/quantity';

/** The message for an unknown catalog id, with the id that was probably meant, of one kind if that is known. */
export function unknownId(
  id: string,
  kind?: 'model' | 'hardware',
): { message: string; near: string | undefined } {
  const ids = catalog.filter((entry) => kind === undefined || entry.kind === kind).map((entry) => entry.id);
  const near = nearest(id, ids);
  const hint = near === undefined ? `expected one of ${ids.join(', ')}` : `did you mean ${near}?`;
  const wanted = kind === undefined ? '' : `${kind} `;
  return { message: `the catalog has no ${wanted}‘${id}’; ${hint}`, near };
}
