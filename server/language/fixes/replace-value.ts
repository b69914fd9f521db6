import type { Fix } from './fix';
import { proposal } from './fix';

/** Writes the value that was meant in the place of the one that is there. */
const propose: Fix['propose'] = (context) => {
  const { finding, file } = context;
  const replacement = finding.data?.replacement;
  if (replacement === undefined) return [];
  const { from, to } = finding;
  const written = file.text.slice(from, to);
  // A block map or a text of several lines is no value to put another in the place of.
  if (file.parsed.problems.some((problem) => problem.from < to && from < problem.to)) return [];
  return proposal(context, `Replace \`${written}\` by \`${replacement}\``, [
    { from, to, insert: replacement },
  ]);
};

/** A misspelt value, unit or name. */
export const replaceValue: Fix = {
  codes: [
    'unknown-value',
    'wrong-unit',
    'wrong-type',
    'undefined-attention',
    'undefined-ffn',
    'unresolved-reference',
  ],
  safe: true,
  propose,
};

/** A number that cannot be; the nearest one that can is a guess. */
export const replaceNumber: Fix = { codes: ['heads-not-divisible', 'too-few-experts'], safe: false, propose };
