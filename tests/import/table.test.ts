import path from 'node:path';
import { expect, it } from 'vitest';
import { importConfig, summaryLine } from '../../server/language';
import { CURRENT } from './current';
import { PUBLISHED } from './published';

const TABLE = path.join(import.meta.dirname, '..', '..', 'docs', 'imported-models.md');

const HEAD = `# Models as they are imported

What \`decode-lens import\` makes of published configurations: parameters of the text part without norms, biases and draft layers, the
size of all weights in the formats of the checkpoint, and what one sequence keeps at 8K tokens. The tests hold every row to half a
percent of what its card says. Small convolutions inside state-space and delta-rule layers keep a few kilobytes a sequence,
which are not counted.

| model | parameters, size and state | published |
| --- | --- | --- |
`;

interface Row {
  readonly config: object;
  readonly quantization?: object;
  readonly billions?: number;
}

function row(name: string, { config, quantization, billions }: Row): string {
  const beside = quantization === undefined ? {} : { quantization: JSON.stringify(quantization) };
  const { summary } = importConfig(JSON.stringify(config), name, beside);
  if (summary === undefined) throw new Error(`${name} has no figures`);
  return `| ${name} | ${summaryLine(summary)} | ${billions === undefined ? '–' : `${billions}B`} |`;
}

it('docs/imported-models.md holds what each published configuration comes to; `vitest -u` writes it', async () => {
  const rows = Object.entries<Row>({ ...CURRENT, ...PUBLISHED }).map(([name, model]) => row(name, model));
  await expect(`${HEAD}${rows.join('\n')}\n`).toMatchFileSnapshot(TABLE);
});
