import { afdLoses } from './afd-loses';
import { attentionOffRoofline } from './attention-off-roofline';
import { brokenReference } from './broken-reference';
import { calibrationFar } from './calibration-far';
import { circularReference } from './circular-reference';
import { duplicateKeysRule } from './duplicate-keys';
import { estimateProblems } from './estimate-problems';
import { ffnBelowComputeBound } from './ffn-below-compute-bound';
import { headsNotDivisible } from './heads-not-divisible';
import { hybridPipelineStall } from './hybrid-pipeline-stall';
import { invalidExpression } from './invalid-expression';
import { kvReplicated } from './kv-replicated';
import { meanExceedsMax } from './mean-exceeds-max';
import { memoryExceeded } from './memory-exceeded';
import { missingRate } from './missing-rate';
import { missingVocabulary } from './missing-vocabulary';
import { mtpCostsMore } from './mtp-costs-more';
import { noComputeRate } from './no-compute-rate';
import { overSparseMoe } from './over-sparse-moe';
import { parallelismMismatch } from './parallelism-mismatch';
import type { Rule } from './rule';
import { schemaIssues } from './schema-issues';
import { stageBudgetBroken } from './stage-budget-broken';
import { stageImbalance } from './stage-imbalance';
import { targetMissed } from './target-missed';
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
  estimateProblems,
  memoryExceeded,
  targetMissed,
  stageBudgetBroken,
  stageImbalance,
  hybridPipelineStall,
  ffnBelowComputeBound,
  overSparseMoe,
  kvReplicated,
  attentionOffRoofline,
  mtpCostsMore,
  afdLoses,
  calibrationFar,
  missingVocabulary,
  unknownSourcePath,
  unusedDesign,
];

/** The code of the finding that a rule's failure makes. */
export const INTERNAL_ERROR = 'internal-error';

/** The code of what is said of a file that is too large to be checked. */
export const FILE_TOO_LARGE = 'file-too-large';

/** Every code that a finding may have. Each has its page in `docs/rules/`. */
export const FINDING_CODES: readonly string[] = [
  ...RULES.flatMap(({ code, codes = [code] }) => codes),
  INTERNAL_ERROR,
  FILE_TOO_LARGE,
];
