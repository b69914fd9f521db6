import { beforeAll, describe, expect, it } from 'vitest';
import type { PanelValidation } from '../../../server/protocol/validation';
import { studyOfExample, validationOf } from '../../../tests/webview/kit/study';
import type { Picture } from '../../charts/picture';
import { validationPanel } from './panel';

const HEADER = 'id,model,hardware,engine,accelerators,attention_tensor,ffn_tensor,context,batch,tpot_ms';
const RUN = 'catalog:qwen3-32b,catalog:nvidia-h100,vllm,2,2,2,1280,62,28.5';

function pictureOf(validation: PanelValidation, colour = 'engine'): Picture {
  const options = validationPanel.options.parse({ colour });
  const picture = validationPanel.picture({ ...studyOfExample(), validation }, options);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

it('asks for a file of runs until there is one', () => {
  const [options, study] = [validationPanel.options.parse({}), studyOfExample()];
  expect(validationPanel.picture(study, options)).toMatch(/^No measured runs yet\. Choose a CSV file/);
  expect(validationPanel.change(study, options, 'choose', true).send).toEqual({ type: 'runs' });
});

describe('the public runs', () => {
  let validation: PanelValidation;
  beforeAll(async () => {
    validation = await validationOf();
  });

  it('are all in the plot, furthest first in a table', () => {
    const { figures, drawings, tables, heading } = pictureOf(validation);
    expect(heading).toBe('runs.csv');
    expect(figures[0]).toEqual({ name: 'runs used', value: '231 of 231' });
    expect(drawings[0]?.marks.flat()).toHaveLength(231 + 2);
    const ratios = tables[0]?.rows.map(({ cells }) => Math.abs(Math.log(Number(cells[7])))) ?? [];
    expect(ratios).toHaveLength(20);
    expect(ratios).toEqual([...ratios].sort((one, other) => other - one));
  });

  it.each(['engine', 'hardware', 'model', 'layout'] as const)('have a series for each %s', (colour) => {
    const names = new Set(validation.points.map((run) => run[colour]));
    expect(pictureOf(validation, colour).drawings[0]?.marks).toHaveLength(names.size + 1);
  });

  it('lead to their lines', () => {
    const [first] = pictureOf(validation).tables.at(-1)?.rows ?? [];
    expect(first?.place).toEqual({ uri: validation.uri, line: (validation.points[0]?.line ?? 0) - 1 });
  });
});

it('says of each row that is set aside why', async () => {
  const text = [HEADER, `a,${RUN}`, `b,${RUN.replace('qwen3-32b', 'nothing')}`, `c,${RUN}0`].join('\n');
  const { tables, notes } = pictureOf(await validationOf(text));
  const rows = tables.find(({ caption }) => caption === 'Rows set aside')?.rows ?? [];
  expect(rows.map(({ cells }) => cells.slice(0, 2))).toContainEqual(['b', 3]);
  expect(rows[0]?.cells[2]).toMatch(/unknown model/);
  expect(notes[0]).toMatch(/set aside/);
});
