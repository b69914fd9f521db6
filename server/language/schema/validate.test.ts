import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { MODEL } from '../../../tests/kit/texts';
import { SCHEMAS } from '../../core/spec';
import { narrow, type SchemaIssue, schemaAt, shapeOf, Validator } from '.';

/** The small model as data. */
const DATA = parse(MODEL);

const HARDWARE = {
  name: 'Card',
  compute: { bf16: '989 TFLOP/s' },
  memory: { capacity: '80 GB', bandwidth: '3.35 TB/s' },
};

/** Each issue as `code path: …`. */
const codesAt = (issues: readonly SchemaIssue[]): readonly string[] =>
  issues.map(({ code, path, at }) => `${code} ${path.join('.')}${at === 'key' ? ' (key)' : ''}`);

describe('what is right', () => {
  it('is decoded into SI units, as zod alone would', () => {
    const result = new Validator().validate(SCHEMAS.hardware, HARDWARE);
    expect(result).toEqual({ ok: true, value: SCHEMAS.hardware.parse(HARDWARE), issues: [] });
    expect(result.value).toMatchObject({ memory: { capacity: 80e9, bandwidth: 3.35e12 } });
  });

  it('is not judged again while it is the same object', () => {
    const validator = new Validator();
    const first = validator.validate(SCHEMAS.model, DATA);
    expect(validator.validate(SCHEMAS.model, DATA)).toBe(first);
    const renamed = validator.validate(SCHEMAS.model, { ...DATA, name: 'Other' });
    const part = (value: unknown) => (value as { readonly attention: unknown }).attention;
    expect(part(renamed.value)).toBe(part(first.value));
  });
});

describe('what is wrong', () => {
  it('is left out, and the rest stays', () => {
    const wrong = { ...HARDWARE, compute: { bf16: 'fast', fp8: '1980 TFLOP/s' } };
    const result = new Validator().validate(SCHEMAS.hardware, wrong);
    expect(codesAt(result.issues)).toEqual(['wrong-unit compute.bf16']);
    expect(result).toMatchObject({
      ok: false,
      value: { compute: { fp8: 1.98e15 }, memory: { capacity: 80e9 } },
    });
  });

  it('does not spoil the file where it is only a key too many', () => {
    const result = new Validator().validate(SCHEMAS.hardware, { ...HARDWARE, colour: 'green' });
    expect(codesAt(result.issues)).toEqual(['unknown-key colour (key)']);
    expect(result.ok).toBe(true);
  });

  it('comes with what a quick fix needs', () => {
    const wrong = { name: 'Card', compte: {}, memory: { capacity: '80 Gb', bandwidth: '1,5 TB/s' } };
    const { issues } = new Validator().validate(SCHEMAS.hardware, wrong);
    expect(issues.map(({ path, data }) => [path.join('.'), data])).toEqual([
      ['', { missing: ['compute'] }],
      ['compte', { replacement: 'compute' }],
      ['memory.capacity', { replacement: '80 Gbit' }],
      ['memory.bandwidth', { replacement: '1.5 TB/s' }],
    ]);
  });

  it('is judged by the member of a union that was meant', () => {
    const design = (value: unknown) =>
      codesAt(new Validator().validate(SCHEMAS.model, { ...DATA, attention: { gqa: value } }).issues);
    expect(design({ type: 'gqa', heads: 16 })).toEqual(['missing-key attention.gqa (key)']);
    expect(design({ type: 'linear', key_heads: 4, heads: 4, head_dim: 4 })).toEqual([
      'unknown-key attention.gqa.key_heads (key)',
    ]);
    expect(design({ type: 'nothing' })).toEqual(['unknown-value attention.gqa.type']);
    expect(design({ heads: 16 })).toEqual(['missing-key attention.gqa (key)']);
    expect(design('gqa')).toEqual(['wrong-type attention.gqa']);
    expect(design([])).toEqual(['wrong-type attention.gqa']);
    expect(design(null)).toEqual(['missing-value attention.gqa (key)']);
  });
});

describe('paths', () => {
  const at = (...path: (string | number)[]) => schemaAt(SCHEMAS.model, DATA, path);

  it('lead to the schema that judges a value, through unions, names and lists', () => {
    expect(at('attention', 'gqa', 'kv_heads')).toBeDefined();
    expect(at('layers', 0, 'count')).toBeDefined();
    expect(at('attention', 'gqa')).toBeDefined();
    expect(at()).toBe(SCHEMAS.model);
  });

  it('lead nowhere for unknown keys, and for keys of another member', () => {
    expect(at('attention', 'gqa', 'query_rank')).toBeUndefined();
    expect(at('attention', 'gqa', 'kv_heads', 'deeper')).toBeUndefined();
    expect(at('constructor')).toBeUndefined();
    expect(at('nothing', 'at', 'all')).toBeUndefined();
  });

  it('narrow a union by the data, and leave it where the data does not say', () => {
    const union = z.union([z.string(), z.strictObject({ type: z.literal('a') })]);
    expect(shapeOf(narrow(union, { type: 'a' })).kind).toBe('object');
    expect(shapeOf(narrow(union, 'text')).kind).toBe('leaf');
    expect(narrow(union, { type: 'b' })).toBe(union);
    expect(narrow(union, undefined)).toBe(union);
    expect(narrow(union, Object.assign(Object.create(null), { type: Object.create(null) }))).toBe(union);
  });
});
