import { YAML_PROBLEM_CODES, type YamlProblem } from '../../yaml/parse';
import type { SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { quoteLine, quoteText } from './fixes/quote-text';
import { spacesForTabs } from './fixes/spaces-for-tabs';
import { defineRules } from './rule';

/** A fix that adds the missing colon after the first word. */
function addColon(file: SourceFile, { from, to }: YamlProblem): readonly Proposal[] {
  const word = /^([\w.-]+)([ \t]*)(?!.*[:{[])/.exec(file.text.slice(from, to));
  if (word === null) return [];
  const [, key = '', gap = ''] = word;
  const at = from + key.length;
  return proposal(file, `Write \`${key}:\``, [{ from: at, to: at + gap.length, insert: ': ' }]);
}

function fixesOf(file: SourceFile, problem: YamlProblem): readonly Proposal[] {
  switch (problem.code) {
    case 'yaml-missing-colon':
      return addColon(file, problem);
    case 'yaml-tab-indentation':
      return spacesForTabs(file, problem);
    case 'yaml-nested-key':
      return quoteLine(file, problem);
    case 'yaml-special-character':
    case 'yaml-unknown-alias':
      return quoteText(file, problem);
    default:
      return [];
  }
}

/** The YAML problems of the file. */
export const yamlErrors = defineRules({
  name: 'yaml',
  codes: YAML_PROBLEM_CODES,
  kinds: ['model', 'hardware', 'deployment'],
  *check({ file }) {
    for (const problem of file.problems) {
      const { code, message } = problem;
      yield { code, severity: 'error', message, range: problem, fixes: () => fixesOf(file, problem) };
    }
  },
});
