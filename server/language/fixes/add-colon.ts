import { type Fix, proposal } from './fix';

/** A key without a colon gets one behind its first word. */
export const addColon: Fix = {
  codes: ['yaml-missing-colon'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const word = /^([\w.-]+)([ \t]*)(?!.*[:{[])/.exec(file.text.slice(finding.from, finding.to));
    if (word === null) return [];
    const [, key = '', gap = ''] = word;
    const at = finding.from + key.length;
    return proposal(context, `Write \`${key}:\``, [{ from: at, to: at + gap.length, insert: ': ' }]);
  },
};
