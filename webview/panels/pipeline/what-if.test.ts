import { describe, expect, it } from 'vitest';
import { withInstances } from '../../../server/core/advice/instances';
import { smallestDeployment } from '../../../server/core/search';
import type { AfdSpec } from '../../../server/core/spec';
import { exampleWorkspace } from '../../../tests/kit/examples';
import { studyOfExample } from '../../../tests/webview/kit/study';
import { vary } from './what-if';

describe('another number of servers', () => {
  const { active } = studyOfExample(
    undefined,
    exampleWorkspace(['step-3-2a2f.deployment.yaml', 'parallel: { data: 16 }', 'parallel: { tensor: 8 }']),
  );
  if (active === undefined) throw new Error('expected a deployment');
  const spec = active.spec as AfdSpec;

  it('is written by a slider as a quick fix writes it: stated degrees keep their meaning', () => {
    const slid = vary(active, { attention: 3 });
    expect(slid.values.map(({ path, value }) => ({ path, value }))).toEqual([
      { path: ['attention', 'instances'], value: 3 },
    ]);
    expect(slid.spec).toEqual(withInstances(spec, 'attention', 3)?.spec);
  });

  it('is found by a search as a slider writes it', () => {
    const load = { tokensPerSecond: 100_000 };
    const found = smallestDeployment(spec, active.model.model, active.hardware, load)?.deployment as AfdSpec;
    const slid = vary(active, { attention: found.attention.instances, ffn: found.ffn.instances });
    expect(found.attention.instances).not.toBe(spec.attention.instances);
    const { attention, ffn } = slid.spec as AfdSpec;
    expect({ attention: found.attention, ffn: found.ffn }).toEqual({ attention, ffn });
  });
});
