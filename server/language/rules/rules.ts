import { afdLoses } from './afd-loses';
import { attentionOffRoofline } from './attention-off-roofline';
import { brokenReference } from './broken-reference';
import { calibrationFar } from './calibration-far';
import { circularReference } from './circular-reference';
import { duplicateKey } from './duplicate-key';
import { estimateProblems } from './estimate-problems';
import { ffnBelowComputeBound } from './ffn-below-compute-bound';
import { geometricDraft } from './geometric-draft';
import { headsNotDivisible } from './heads-not-divisible';
import { hybridPipelineStall } from './hybrid-pipeline-stall';
import { invalidExpression } from './invalid-expression';
import { kvReplicated } from './kv-replicated';
import { meanExceedsMax } from './mean-exceeds-max';
import { memoryExceeded } from './memory-exceeded';
import { missingEngine } from './missing-engine';
import { missingPrice } from './missing-price';
import { missingRate } from './missing-rate';
import { missingVocabulary } from './missing-vocabulary';
import { mtpCostsMore } from './mtp-costs-more';
import { narrowArithmetic } from './narrow-arithmetic';
import { noComputeRate } from './no-compute-rate';
import { overSparseMoe } from './over-sparse-moe';
import { parallelismMismatch } from './parallelism-mismatch';
import { scaleUpExceeded } from './scale-up-exceeded';
import { schemaIssues } from './schema-issues';
import { slowMlaCache } from './slow-mla-cache';
import { slowWideKvHead } from './slow-wide-kv-head';
import { stageBudgetBroken } from './stage-budget-broken';
import { stageImbalance } from './stage-imbalance';
import { targetMissed } from './target-missed';
import { tooFewExperts } from './too-few-experts';
import { tooManyLayers } from './too-many-layers';
import { traces } from './traces';
import { undefinedAttention, undefinedFfn } from './undefined-design';
import { unevenShardsRule } from './uneven-shards';
import { unknownSourcePath } from './unknown-source-path';
import { unresolvedReference } from './unresolved-reference';
import { unusedDesign } from './unused-design';
import { unusedPrice } from './unused-price';
import { valueOutsideRange } from './value-outside-range';
import { wrongKindReference } from './wrong-kind-reference';
import { yamlErrors } from './yaml-errors';

/** Every rule, in the order of their findings at the same position. */
export const RULES = [
  yamlErrors,
  schemaIssues,
  duplicateKey,
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
  narrowArithmetic,
  noComputeRate,
  valueOutsideRange,
  missingRate,
  missingEngine,
  slowWideKvHead,
  slowMlaCache,
  scaleUpExceeded,
  missingPrice,
  unusedPrice,
  parallelismMismatch,
  meanExceedsMax,
  traces,
  estimateProblems,
  memoryExceeded,
  targetMissed,
  stageBudgetBroken,
  stageImbalance,
  hybridPipelineStall,
  ffnBelowComputeBound,
  overSparseMoe,
  kvReplicated,
  unevenShardsRule,
  attentionOffRoofline,
  mtpCostsMore,
  geometricDraft,
  afdLoses,
  calibrationFar,
  missingVocabulary,
  unknownSourcePath,
  unusedDesign,
] as const;

/** The code of the finding for an exception in a rule. */
export const INTERNAL_ERROR = 'internal-error';

/** The code of the finding for a file that is too large to check. */
export const FILE_TOO_LARGE = 'file-too-large';

/** The codes of findings. Each has a page in `docs/rules/`. */
export type FindingCode =
  | (typeof RULES)[number]['codes'][number]
  | typeof INTERNAL_ERROR
  | typeof FILE_TOO_LARGE;

/** All codes of findings. */
export const FINDING_CODES: readonly FindingCode[] = [
  ...new Set<FindingCode>([...RULES.flatMap((rule) => rule.codes), INTERNAL_ERROR, FILE_TOO_LARGE]),
];
