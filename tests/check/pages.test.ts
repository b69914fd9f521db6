import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile, kindOf, Workspace } from '../../server/language';
import { FINDING_CODES } from '../../server/language/rules';
import { nodeFiles } from '../../server/node/files';

/** Each code has a page of one structure, and the examples of the page are what they are said to be. */
const PAGES = path.join(import.meta.dirname, '..', '..', 'docs', 'rules');
const pageOf = (code: string): string => fs.readFileSync(path.join(PAGES, `${code}.md`), 'utf8');

/** Codes of which no example can be shown: a fault of our own, a file of a megabyte, a character that cannot be seen, a file on disk. */
const WITHOUT_EXAMPLES = ['internal-error', 'file-too-large', 'yaml-control-character', 'bad-trace-row'];

/** What the examples leave out. */
const REST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  model: {
    name: 'Small',
    hidden: '1024',
    vocabulary: '32000',
    attention: '{ gqa: { type: gqa, heads: 16, kv_heads: 4, head_dim: 64 } }',
    ffn: '{ dense: { type: dense, width: 4096 } }',
    layers: '[ { count: 24, attention: gqa, ffn: dense } ]',
  },
  hardware: {
    name: 'Card',
    price: '$0.05/h',
    compute: '{ fp8: 100 TFLOP/s, bf16: 50 TFLOP/s }',
    memory: '{ capacity: 80 GB, bandwidth: 3.35 TB/s }',
  },
  deployment: {
    name: 'Small deployment',
    model: './small.model.yaml',
    workload: '{ context: 4096, batch: 256 }',
    topology: 'colocated',
    pool: '{ hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }',
  },
};

/** An example with the keys that it leaves out; one that has a name and layers is a whole file. */
function completed(file: string, example: string): string {
  const has = (key: string): boolean => new RegExp(`^${key}\\s*:`, 'm').test(example);
  if (has('name') && has('layers')) return example;
  const isApart = /^topology: afd$/m.test(example);
  const missing = Object.entries(REST[kindOf(file) ?? ''] ?? {}).filter(
    ([key]) => !has(key) && !(isApart && key === 'pool') && !(key === 'price' && has('prices')),
  );
  return example + missing.map(([key, value]) => `${key}: ${value}\n`).join('');
}

/** The files of a section: blocks of YAML that begin with a comment of the file's name. */
function filesOf(page: string, section: string): ReadonlyMap<string, string> {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  const blocks = [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)];
  return new Map(blocks.map(([, file = '', example = '']) => [file, completed(file, example)]));
}

/** The codes of all findings in the files of an example. */
async function codesIn(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const workspace = new Workspace();
  const rest = ['small.model.yaml', 'card.hardware.yaml'].map((file): [string, string] => [
    file,
    completed(file, ''),
  ]);
  const states = [...new Map([...rest, ...files])].map(([file, text]) =>
    workspace.update(`file:///examples/${file}`, text),
  );
  await workspace.settle(nodeFiles);
  return states.flatMap((state) =>
    state.ok ? checkFile(state.file, workspace).map(({ code }) => code) : [],
  );
}

it('has a page for every code, and no other', () => {
  const pages = fs.readdirSync(PAGES).filter((file) => file !== 'README.md');
  expect(pages.sort()).toEqual(FINDING_CODES.map((code) => `${code}.md`).sort());
});

it('lists every page', () => {
  const index = fs.readFileSync(path.join(PAGES, 'README.md'), 'utf8');
  const listed = [...index.matchAll(/\[`([a-z-]+)`\]\(([a-z-]+)\.md\)/g)].map(([, name, file]) => {
    expect(name).toBe(file);
    return name;
  });
  expect(listed.sort()).toEqual([...FINDING_CODES].sort());
});

describe.each([...FINDING_CODES])('%s', (code) => {
  const page = pageOf(code);
  const hasExamples = !WITHOUT_EXAMPLES.includes(code);

  it('has the sections of every page', () => {
    const headings = [...page.matchAll(/^#+ (.*)$/gm)]
      .map(([, heading]) => heading)
      .filter((heading) => !/\.yaml$/.test(heading ?? ''));
    const examples = hasExamples ? ['Wrong', 'Right'] : [];
    expect(headings).toEqual([`\`${code}\``, 'Why it matters', ...examples, 'How to fix it']);
    expect(page).toMatch(/Severity: (error|warning|information)\.\n/);
  });

  if (!hasExamples) return;

  it('shows what is wrong and what is right', async () => {
    expect(await codesIn(filesOf(page, 'Wrong'))).toContain(code);
    const right = filesOf(page, 'Right');
    expect(right.size).toBeGreaterThan(0);
    expect(await codesIn(right)).toEqual([]);
  });
});
