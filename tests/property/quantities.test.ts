import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dimension,
  EXAMPLES,
  findUnit,
  formatQuantity,
  parseQuantity,
  USUAL_UNITS,
  unitSymbols,
} from '../../server/core/quantity';

const dimensions = Object.keys(EXAMPLES) as Dimension[];

/** The largest part by which three digits may differ from what they stand for. */
const ROUNDING = 0.0051;

/** What can be shown with three digits and read again; a price has two digits after the point. */
const shown: readonly Dimension[] = [
  'time',
  'data',
  'data rate',
  'arithmetic',
  'compute rate',
  'power',
  'energy',
];

describe.each(dimensions)('%s', (dimension) => {
  it('reads its own example', () => {
    const [example = ''] = EXAMPLES[dimension].split(' or ');
    expect(parseQuantity(example, dimension)).toMatchObject({ ok: true });
  });

  it('reads its usual units and no other dimension’s', () => {
    for (const other of dimensions)
      for (const unit of USUAL_UNITS[other])
        expect(parseQuantity(`1 ${unit}`, dimension).ok, unit).toBe(other === dimension);
  });

  it('never crashes, and never gives a number that is none', () => {
    const unit = fc.constantFrom(...unitSymbols(), '', '/', 's/', '%', 'K', '..', 'constructor');
    const anything = fc.oneof(
      fc.string(),
      fc.double(),
      fc.tuple(fc.double(), unit, unit).map(([value, first, second]) => `${value} ${first}/${second}`),
    );
    fc.assert(
      fc.property(anything, (input) => {
        const result = parseQuantity(input, dimension);
        if (result.ok) expect(Number.isFinite(result.value)).toBe(true);
        else expect(result.message).toMatch(/^expected a/);
      }),
    );
  });
});

describe.each(shown)('%s', (dimension) => {
  it('is read as what it was shown for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e20, noNaN: true }), (value) => {
        // Separators are for readers alone.
        const text = formatQuantity(value, dimension).replaceAll(',', '');
        const result = parseQuantity(text, dimension);
        expect(result.ok && Math.abs(result.value / value - 1)).toBeLessThan(ROUNDING);
      }),
    );
  });
});

it('scales a number by its unit', () => {
  const units = unitSymbols().flatMap((unit) => {
    const found = findUnit(unit);
    return found === undefined || unit === '$' ? [] : [{ unit, ...found }];
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...units),
      fc.integer({ min: 1, max: 1e6 }),
      ({ unit, dimension, factor }, value) => {
        expect(parseQuantity(`${value} ${unit}`, dimension)).toEqual({ ok: true, value: value * factor });
      },
    ),
  );
});

it('takes a proposal that it made itself', () => {
  const typed = fc.tuple(
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom(...unitSymbols()),
    fc.string({ maxLength: 2 }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(...dimensions), ([value, unit, more], dimension) => {
      const result = parseQuantity(`${value} ${unit}${more}`, dimension);
      if (result.ok || result.suggestion === undefined) return;
      const second = parseQuantity(result.suggestion, dimension);
      // Bits may be proposed where they are of another dimension; that is reported in turn.
      expect(second.ok || /found a/.test(second.message)).toBe(true);
    }),
  );
});
