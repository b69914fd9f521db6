import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { costModel, modelMemory, modelWork } from '../../server/core/cost';
import {
  ATTENTION_DESIGNS,
  type AttentionSpec,
  attentionOperator,
  FFN_DESIGNS,
  INNER_KEYS,
  kernelFamilies,
  type Measured,
} from '../../server/core/designs';
import { attentionSchema, ffnSchema, HALVES, modelSchema, USUAL_DESIGNS } from '../../server/core/spec';
import { placeholderFor } from '../../server/language/rules/fixes/placeholder';
import { documentationOf, type Schema, shapeOf } from '../../server/language/schema';
import { literalOf } from '../../server/language/schema/shape';
import { fileOf } from '../kit/workspace';

/** What every attention and FFN type has to say about itself, so that none is forgotten anywhere. */

const page = (name: string) => fs.readFileSync(path.join(import.meta.dirname, '../../docs', name), 'utf8');
const SCHEMAS = { attention: attentionSchema, ffn: ffnSchema };
const DESIGNS = { attention: ATTENTION_DESIGNS, ffn: FFN_DESIGNS };

interface Member {
  readonly title: string;
  readonly half: 'attention' | 'ffn';
  readonly type: string;
  readonly schema: Schema;
  readonly keys: readonly string[];
}

/** Every map that may describe a design: one for each type, more where a type has variants. */
const members = HALVES.flatMap((half): readonly Member[] => {
  const shape = shapeOf(SCHEMAS[half]);
  return (shape.kind === 'union' ? shape.options : []).flatMap((schema): readonly Member[] => {
    const member = shapeOf(schema);
    if (member.kind !== 'object' || member.keys.type === undefined) return [];
    const type = String(literalOf(member.keys.type));
    const { variant } = documentationOf(schema);
    const title = `${half} ${type}${variant === undefined ? '' : `, ${variant}`}`;
    return [{ title, half, type, schema, keys: Object.keys(member.keys) }];
  });
});

describe.each(members)('$title', ({ half, type, schema, keys }) => {
  const file = fileOf(
    'model',
    'name: m\nattention: { full: { type: gqa } }\nffn: { full: { type: dense } }\n',
  );
  const begun = placeholderFor(schema, [half, 'begun'], file);
  const { attention, ffn } = USUAL_DESIGNS;
  const spec = modelSchema.parse({
    name: 'm',
    hidden: 4096,
    attention: { full: attention.gqa, ...(half === 'attention' ? { begun } : {}) },
    ffn: { full: ffn.dense, ...(half === 'ffn' ? { begun } : {}) },
    layers: [{ attention: 'full', ffn: 'full', [half]: 'begun' }],
  });

  it('begins with values that have a cost', () => {
    const result = costModel(spec);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const work = modelWork(result.model, 8192);
    const memory = modelMemory(result.model, 8192);
    const own =
      half === 'attention'
        ? [work.attentionFlops, work.linearFlops, work.stateBytes, memory.statePerSequence]
        : [work.ffnFlops, memory.ffnWeights];
    for (const figure of own) expect(figure).toBeGreaterThanOrEqual(0);
    expect(own[0]).toBeGreaterThan(0);
  });

  it('is documented, with a row for each key', () => {
    expect(documentationOf(schema).description).toBeTruthy();
    expect(page('language.md')).toContain(`#### \`type: ${type}\``);
    for (const key of keys.filter((one) => one !== 'type'))
      expect(page('language.md')).toContain(`| \`${key}\` |`);
  });

  it('names the keys under which it holds other designs', () => {
    const { inner = [] } = new Map<string, { readonly inner?: readonly string[] }>(
      Object.entries(DESIGNS[half]),
    ).get(type) ?? { inner: ['no such type'] };
    expect(inner.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => INNER_KEYS[half].has(key))).toEqual(inner);
  });
});

describe('a measured kernel', () => {
  const measured = Object.entries(ATTENTION_DESIGNS).flatMap(
    ([type, design]): [string, Measured<AttentionSpec>][] =>
      design.measured === undefined ? [] : [[type, design.measured]],
  );
  /** A row in which every column holds a size, the narrower ones where they are parts of others. */
  const row = { has: () => true, count: (column: string) => column.length, refuse: () => undefined };

  it.each(measured)('of %s is described by columns that make a design of the type', (type, design) => {
    const spec = attentionSchema.parse(design.spec(row));
    expect(spec.type).toBe(type);
    const result = attentionOperator(spec, () => undefined);
    const operator = result.ok ? result.operator : undefined;
    // Only a state that grows needs the context.
    expect(operator?.stateBytes.variables.includes('context')).toBe(Object.hasOwn(design.columns, 'context'));
  });

  it('has no heading that means two columns', () => {
    const columns = new Map<string, string>();
    for (const [, design] of measured)
      for (const [column, headings] of Object.entries(design.columns))
        for (const heading of headings) {
          expect(columns.get(heading) ?? column).toBe(column);
          columns.set(heading, column);
        }
  });

  it.each(kernelFamilies())('of %s stands in the table of measurements', (family) => {
    const rows = page('estimate.md').split('\n');
    const table = rows.filter(
      (line) => line.startsWith('| attention kernels |') || line.startsWith('| matrices |'),
    );
    expect(table.join()).toMatch(new RegExp(`[(,] ?(the family: )?${family}[,)]`));
  });
});
