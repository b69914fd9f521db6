import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../scripts/reference/outputs';
import { SCHEMAS, type SpecKind } from '../../server/core/spec';
import { shapeOf } from '../../server/language/schema';

const ROOT = path.join(import.meta.dirname, '..', '..');
const files = generatedFiles();

it.each([...files])('%s is up to date; `node scripts/generate-reference.mjs` writes it', (file, text) => {
  expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toBe(text);
});

describe('the reference page', () => {
  const page = files.get('docs/language.md') ?? '';

  it('says of every key what it means', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `') && line.split(' | ').length === 4);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => / \| +\|$/.test(row))).toEqual([]);
  });

  it.each(Object.keys(SCHEMAS) as SpecKind[])('has every key of a %s', (kind) => {
    const shape = shapeOf(SCHEMAS[kind]);
    const maps = shape.kind === 'union' ? shape.options.map(shapeOf) : [shape];
    const keys = maps.flatMap((map) => (map.kind === 'object' ? Object.keys(map.keys) : []));
    for (const key of keys) expect(page).toContain(`| \`${key}\` |`);
  });

  it('has headings for its links', () => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, link] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(anchors).toContain(link);
  });
});

describe.each(Object.keys(SCHEMAS) as SpecKind[])('the JSON Schema of a %s', (kind) => {
  const schema: unknown = JSON.parse(files.get(`schemas/${kind}.schema.json`) ?? '');

  it('describes it in standard words alone', () => {
    const text = JSON.stringify(schema);
    expect(text).not.toContain('"dimension"');
    expect(text).not.toContain('"otherwise"');
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `Decode Lens ${kind}`,
    });
  });

  it('resolves every reference it makes', () => {
    const text = JSON.stringify(schema);
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/\$defs\/([^"]*)"/g))
      expect(schema).toHaveProperty(['$defs', name]);
  });
});
