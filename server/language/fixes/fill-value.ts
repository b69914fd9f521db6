import { SCHEMAS } from '../../core/spec';
import { printInline, setValue } from '../../yaml/edit';
import { schemaFor } from '../schema';
import { type Fix, proposal } from './fix';
import { issueOf } from './place-of-finding';
import { placeholderFor } from './placeholder';

/** A key without a value gets one to begin with. */
export const fillValue: Fix = {
  codes: ['missing-value'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const path = issueOf(file, finding)?.path;
    const schema = path && schemaFor(SCHEMAS[file.kind], file.data, path);
    if (path === undefined || path.length === 0 || schema === undefined) return [];
    const value = placeholderFor(schema, path, file);
    const shown = printInline(value);
    const title = `Write ${shown.length > 50 ? 'a value to begin with' : `\`${shown}\``}`;
    return proposal(context, title, setValue(file.parsed, path, value));
  },
};
