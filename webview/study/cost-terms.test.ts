import { expect, it } from 'vitest';
import { estimate } from '../../server/core/cost';
import { studyOfExample } from '../../tests/webview/kit/study';
import { estimateTerms, termList } from './cost-terms';
import { resourceTimes } from './fixed-time';

const examples = ['step-3-2a2f', 'step-3-h20-h800', 'deepseek-v3-ep128'];

const estimateOf = (name: string, engine?: 'vllm' | 'none') => {
  const { active } = studyOfExample(`${name}.deployment.yaml`);
  if (active === undefined) throw new Error(name);
  const spec = { ...active.spec, engine };
  const result = estimate(spec, active.model.model, active.hardware);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return { spec, value: result.value };
};

it.each(examples)('the cost of %s is its terms', (name) => {
  const { spec, value } = estimateOf(name);
  const terms = estimateTerms(spec, value);
  if (terms === undefined) throw new Error('expected a cost');
  const sum = termList(terms).reduce((all, term) => all + term, 0);
  expect(sum).toBeCloseTo(terms.total, 9);
  expect(Math.min(...termList(terms))).toBeGreaterThanOrEqual(0);
  expect(terms.fixed).toBeGreaterThan(0);
});

it.each(examples)('the fixed times of %s by resource add up to those of the estimate', (name) => {
  const { value } = estimateOf(name);
  const { kernels, layers, links } = value.fixed;
  const fixed = resourceTimes(value).reduce((all, each) => all + each.fixed, 0);
  expect(fixed).toBeCloseTo(kernels + layers + links, 9);
});

it('counts more fixed time with an engine than without', () => {
  const cost = (engine: 'vllm' | 'none') => {
    const { spec, value } = estimateOf('step-3-2a2f', engine);
    return estimateTerms(spec, value)?.fixed ?? Number.NaN;
  };
  expect(cost('vllm')).toBeGreaterThan(cost('none'));
});
