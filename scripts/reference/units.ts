import { type Dimension, dimensionName, EXAMPLES, findUnit, unitsOf } from '../../server/core/quantity';
import { BITS } from '../../server/core/spec';

/** Dimensions whose values carry a unit. */
const WITH_UNITS: readonly Dimension[] = [
  'time',
  'data',
  'data rate',
  'arithmetic',
  'compute rate',
  'price',
  'money',
  'power',
  'energy',
];

/** The units of each dimension, from the smallest to the largest. */
export function unitsTable(): string {
  const lines = WITH_UNITS.map((dimension) => {
    const units = unitsOf(dimension).flatMap((unit) => {
      const factor = findUnit(unit)?.factor;
      return factor === undefined ? [] : [{ unit, factor }];
    });
    const sorted = units.sort((a, b) => a.factor - b.factor).map(({ unit }) => `\`${unit}\``);
    const examples = EXAMPLES[dimension].split(' or ').map((example) => `\`${example}\``);
    return `| ${dimensionName(dimension)} | ${examples.join(', ')} | ${sorted.join(' ')} |`;
  });
  return ['| dimension | example | units |', '| --- | --- | --- |', ...lines].join('\n');
}

/** The number formats and their sizes. */
export function formatsTable(): string {
  const lines = Object.entries(BITS).map(([format, bits]) => `| \`${format}\` | ${bits} |`);
  return ['| format | bits an element |', '| --- | --- |', ...lines].join('\n');
}
