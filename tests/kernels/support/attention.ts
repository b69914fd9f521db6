import { expect, test } from 'vitest';
import type { AttentionName } from '../../../kernels/attention/spec';
import type { Session } from '../../../kernels/host/host';
import type { Variant } from '../../../server/core/profile';
import { casesOf, combinationsOf, type Shape } from './cases';
import { errorOf } from './hosts';

/** How a variant is to be checked. */
interface Checked {
  readonly variant: Variant;
  readonly shapes: Readonly<Partial<Record<AttentionName, Shape>>>;
  /** The largest relative error that counts as right. */
  readonly limit: number;
  readonly tuning?: Readonly<Record<string, number>>;
}

/** Tests of the attentions of a variant that have a shape. */
export function testAttention(
  session: () => Session,
  { variant, shapes, limit, tuning = {} }: Checked,
): void {
  const checked = combinationsOf(variant).flatMap((one) => {
    const shape = shapes[one.name];
    return shape === undefined ? [] : [{ ...one, shape }];
  });
  test.each(checked)(
    `$name, ${variant}, with $kv as KV cache`,
    async ({ shape, kv, at }) => {
      for (const spec of casesOf(shape, kv, variant, at)) {
        expect(await errorOf(session(), { ...spec, tuning }), JSON.stringify(spec)).toBeLessThan(limit);
      }
    },
    180_000,
  );
}
