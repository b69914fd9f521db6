import { mapOf } from '../../../core/data';
import { setValue } from '../../../yaml/edit';
import { type Refactoring, rewrite } from './refactoring';

const NO_FIGURES = ['sources', 'name', 'version', 'topology', 'model'];

/** Adds an entry under `sources` for the figure at the cursor, to be filled in. */
export const addSource: Refactoring = {
  kind: 'refactor.rewrite',
  propose: (context) => {
    const { file, path, found } = context;
    if (found.part === 'between' || path.length === 0 || NO_FIGURES.includes(String(path[0]))) return [];
    const figure = path.every((key) => typeof key === 'string') ? path.join('.') : undefined;
    if (figure === undefined || Object.hasOwn(mapOf(mapOf(file.data).sources), figure)) return [];
    const edits = setValue(file.parsed, ['sources', figure], 'where this figure comes from');
    return rewrite(context, `Add a source for \`${figure}\``, edits);
  },
};
