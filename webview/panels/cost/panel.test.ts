import { describe, expect, it } from 'vitest';
import { studyOfExample } from '../../../tests/webview/kit/study';
import type { Picture } from '../../charts/picture';
import { costPanel } from './panel';

const study = studyOfExample();
const paper = costPanel.change(study, costPanel.options.parse({}), 'source', 'paper').options;

function pictureOf(options: typeof paper): Picture {
  const picture = costPanel.picture(study, options);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

/** Attention with linear, and FFN, of a bar, rounded as the paper prints them. */
function printed(picture: Picture, label: string): readonly string[] {
  const cells = picture.tables[0]?.rows.find((row) => row.cells[0] === label)?.cells ?? [];
  const [attention, linear, ffn, , , , total] = cells.slice(2).map(Number);
  return [(attention ?? 0) + (linear ?? 0), ffn ?? 0, total ?? 0].map((usd) => usd.toFixed(3));
}

describe('the paper’s Figure 2, with one choice', () => {
  it.each([
    ['Step-3 · NVIDIA H800 SXM', ['0.048', '0.015', '0.063']],
    ['Step-3 · NVIDIA H20', ['0.040', '0.040', '0.080']],
    ['Step-3 · NVIDIA H20 + NVIDIA H800 SXM', ['0.040', '0.015', '0.055']],
    ['DeepSeek-V3 · NVIDIA H800 SXM', ['0.054', '0.014', '0.068']],
    ['Qwen3-235B-A22B · NVIDIA H20 + NVIDIA H800 SXM', ['0.054', '0.008', '0.062']],
    ['Qwen3-32B · NVIDIA A800 SXM 80GB', ['0.120', '0.034', '0.153']],
  ])('%s', (label, cells) => {
    expect(printed(pictureOf(paper), label)).toEqual(cells);
  });

  it('at 32768 tokens too', () => {
    const { options } = costPanel.change(study, paper, 'context', 32768);
    expect(printed(pictureOf(options), 'Step-3 · NVIDIA H20 + NVIDIA H800 SXM')[2]).toBe('0.129');
    expect(printed(pictureOf(options), 'DeepSeek-V3 · NVIDIA H800 SXM')[2]).toBe('0.211');
  });
});

describe('the active deployment', () => {
  it('has an estimate with an interval next to the bounds of its model', () => {
    const picture = pictureOf(costPanel.options.parse({}));
    const row = picture.tables[0]?.rows.at(-1)?.cells ?? [];
    expect(row.slice(0, 2)).toEqual(['Step-3 2A2F: estimate', 'estimate']);
    const [total, low, high] = row.slice(-3).map(Number);
    expect(total).toBeCloseTo(0.129, 3);
    expect(low).toBeLessThanOrEqual(total ?? 0);
    expect(high).toBeGreaterThanOrEqual(total ?? 0);
  });

  it('shows a card once, whatever files describe it', () => {
    const names = pictureOf(costPanel.options.parse({})).tables[0]?.rows.map(({ cells }) => cells[0]);
    expect(names).toContain('NVIDIA H800');
    expect(names).not.toContain('NVIDIA H800 SXM');
  });
});
