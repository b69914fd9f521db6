import { YAML_PROBLEM_CODES } from '../../yaml/parse';
import { defineRule } from './rule';

/** What is wrong with the file as YAML. */
export const yamlErrors = defineRule({
  code: 'yaml-*',
  codes: YAML_PROBLEM_CODES,
  kinds: ['model', 'hardware', 'deployment'],
  check: ({ file }) => file.problems.map((problem) => ({ ...problem, severity: 'error' })),
});
