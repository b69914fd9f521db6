import { brokenReference } from './broken-reference';
import { circularReference } from './circular-reference';
import { duplicateKeysRule } from './duplicate-keys';
import { headsNotDivisible } from './heads-not-divisible';
import { invalidExpression } from './invalid-expression';
import { meanExceedsMax } from './mean-exceeds-max';
import { missingRate } from './missing-rate';
import { missingVocabulary } from './missing-vocabulary';
import { noComputeRate } from './no-compute-rate';
import { parallelismMismatch } from './parallelism-mismatch';
import type { Rule } from './rule';
import { schemaIssues } from './schema-issues';
import { tooFewExperts } from './too-few-experts';
import { tooManyLayers } from './too-many-layers';
import { undefinedAttention, undefinedFfn } from './undefined-design';
import { unknownSourcePath } from './unknown-source-path';
import { unresolvedReference } from './unresolved-reference';
import { unusedDesign } from './unused-design';
import { valueOutsideRange } from './value-outside-range';
import { wrongKindReference } from './wrong-kind-reference';
import { yamlErrors } from './yaml-errors';

/** Every rule, in the order in which their findings are told when they stand at one place. */
export const RULES: readonly Rule[] = [
  yamlErrors,
  schemaIssues,
  duplicateKeysRule,
  unresolvedReference,
  wrongKindReference,
  circularReference,
  brokenReference,
  undefinedAttention,
  undefinedFfn,
  headsNotDivisible,
  tooFewExperts,
  invalidExpression,
  tooManyLayers,
  noComputeRate,
  valueOutsideRange,
  missingRate,
  parallelismMismatch,
  meanExceedsMax,
  missingVocabulary,
  unknownSourcePath,
  unusedDesign,
];

/** The code of the finding that a rule's failure makes. */
export const INTERNAL_ERROR = 'internal-error';

/** Every code that a finding may have. Each has its page in `docs/rules/`. */
export const FINDING_CODES: readonly string[] = [
  ...RULES.flatMap(({ code, codes = [code] }) => codes),
  INTERNAL_ERROR,
];
