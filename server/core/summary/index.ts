export { cardPrices, usdPerPflopHour, usdPerTerabyteHour } from './card-prices';
export { certaintyWords, engineWords } from './certainty';
export {
  contextsOf,
  firstContext,
  meanContext,
  USUAL_CONTEXT,
  USUAL_CONTEXTS,
  USUAL_VIEW,
  type View,
} from './contexts';
export { type DeploymentBound, deploymentBound } from './deployment-bound';
export { type DeploymentSummary, summaryOf } from './deployment-summary';
export { type EstimateFigures, estimateFigures, fits, meetsTarget } from './estimate-figures';
export { type ModelSummary, modelSummary } from './model-summary';
export { riseOf } from './rise';
export { misfitWords, runnable } from './runnable';
export { type DeploymentShape, deploymentShape } from './shape';
export { type HalfTimes, type LayerTimes, type StepTimes, stepTimes } from './step-times';
