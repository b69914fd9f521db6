import type { NumberType } from '../../spec';
import type { BoundAttention, BoundFfn, CostedModel } from '../costed-model';
import { computeRate } from '../rate';
import { headFlops } from '../work';
import type { Layout } from './layout';
import type { PoolLayout } from './pool-layout';
import type { EstimateProblem } from './problem';

/** What keeps the model's designs from being dealt out as the deployment wants, or from running on its cards. */
export function designProblems(model: CostedModel, layout: Layout): readonly EstimateProblem[] {
  const problems: EstimateProblem[] = [];
  const { attention, ffn } = layout;
  for (const design of model.attentions.values()) {
    if (design.count === 0) continue;
    problems.push(...attentionProblems(design, attention));
    problems.push(...rateProblems(attention, design.name, design.precision.attention));
    problems.push(...rateProblems(attention, design.name, design.precision.linear));
  }
  for (const design of model.ffns.values()) {
    if (design.count === 0) continue;
    problems.push(...ffnProblems(design, ffn));
    problems.push(...rateProblems(ffn, design.name, design.precision.ffn));
  }
  if (headFlops(model) > 0) problems.push(...rateProblems(attention, 'LM head', model.precision.linear));
  return problems;
}

function attentionProblems({ name, operator }: BoundAttention, pool: PoolLayout): readonly EstimateProblem[] {
  const { heads } = operator.split;
  const { tensor } = pool.degrees;
  if (heads === undefined || tensor <= heads) return [];
  const message = `expected \`tensor\` of at most ${heads}, the heads of attention ‘${name}’, found ${tensor}`;
  return [{ code: 'tensor-exceeds-heads', path: [...pool.parallelPath, 'tensor'], message }];
}

function ffnProblems({ name, operator }: BoundFfn, pool: PoolLayout): readonly EstimateProblem[] {
  const problems: EstimateProblem[] = [];
  const { experts, active, width } = operator.split;
  const { tensor, expert } = pool.degrees;
  if (active > experts) {
    const message = `expected at most ${experts} active experts, all that FFN ‘${name}’ has, found ${active}`;
    problems.push({ code: 'experts-below-active', path: ['model'], message });
  }
  if (experts > 0 && expert > experts) {
    const message = `expected \`expert\` of at most ${experts}, the routed experts of FFN ‘${name}’, found ${expert}; give the rest to \`tensor\` or \`data\``;
    problems.push({ code: 'experts-below-ranks', path: [...pool.parallelPath, 'expert'], message });
  }
  if (width !== undefined && tensor > width) {
    const message = `expected \`tensor\` of at most ${width}, the width of FFN ‘${name}’, found ${tensor}`;
    problems.push({ code: 'tensor-exceeds-width', path: [...pool.parallelPath, 'tensor'], message });
  }
  return problems;
}

function rateProblems(pool: PoolLayout, name: string, type: NumberType): readonly EstimateProblem[] {
  if (computeRate(pool.hardware, type) !== undefined) return [];
  const message = `expected ${pool.hardware.name} to have a compute rate for ${type} or a wider float, which ‘${name}’ needs; found ${Object.keys(pool.hardware.compute).join(', ') || 'none'}`;
  return [{ code: 'missing-rate', path: [...pool.path, 'hardware'], message }];
}
