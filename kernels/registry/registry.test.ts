import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measuredKernelNames, measuredKernels } from '../../server/core/profile';
import { moe, projections, shapes } from '../../tests/kernels/support/cases';
import { definitionOf, kernelSpecSchema } from './registry';

const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/kernels.md'), 'utf8');
const tried = new Set(
  [shapes, projections, [moe]].flatMap((cases) => Object.values(cases).map(({ kernel }) => kernel)),
);

const size = { batch: 2, context: 64, kv: 'f16' } as const;

describe.each(measuredKernelNames)('the definition of %s', (name) => {
  const { at, schema, variants, extent } = definitionOf(name);

  it.each([false, true])('makes specs of its own name that its schema takes, on software: %s', (software) => {
    for (const variant of variants) {
      const spec = at(size, variant, software);
      expect(schema.parse(spec)).toEqual(spec);
      expect(kernelSpecSchema.parse(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
      expect(spec).toMatchObject({ kernel: name, variant, batch: 2 });
      expect('context' in spec).toBe(measuredKernels[name].cached);
    }
  });

  it('has a variant for every adapter, and buffers that grow with the size', () => {
    expect(variants.at(-1)).toBe('portable');
    const bytes = (batch: number) =>
      Object.values(extent(at({ ...size, batch }, 'portable')).buffers).reduce((sum, one) => sum + one, 0);
    expect(bytes(4)).toBe(2 * bytes(2));
  });

  it('is in the table of docs/kernels.md, and its program is tried on software adapters', () => {
    expect(page).toMatch(new RegExp(`^\\| [^|]*\`${name}\`[^|]*\\|`, 'm'));
    expect(tried).toContain(name);
  });
});
