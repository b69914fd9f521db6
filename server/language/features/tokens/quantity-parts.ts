import { findUnit, withoutBlanks } from '../../../core/quantity';

/** A part of a quantity and its position in the text. */
export interface QuantityPart {
  readonly from: number;
  readonly length: number;
  readonly type: 'number' | 'unit';
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const QUANTITY = new RegExp(String.raw`^(\$?)(\s*)(${NUMBER})(\s*)(.*)$`);
const RANGE = new RegExp(String.raw`^(\s*${NUMBER}\s*(?:%\s*)?)\.\.(\s*${NUMBER}\s*(?:%\s*)?)$`);

function isUnit(unit: string): boolean {
  return /^(?:%|K|M|tokens?)$/.test(unit) || findUnit(withoutBlanks(unit)) !== undefined;
}

/**
 * The numbers and units of a quantity such as `3.35 TB/s`, `$2.00/h`, `60%` or `0.80..0.90`. Empty for other text.
 */
export function quantityParts(text: string, start = 0): readonly QuantityPart[] {
  const range = RANGE.exec(text);
  if (range !== null) {
    const [, low = '', high = ''] = range;
    return [...quantityParts(low.trimEnd(), start), ...quantityParts(high, start + low.length + 2)];
  }
  const indent = text.length - text.trimStart().length;
  const found = QUANTITY.exec(text.trim());
  if (found === null) return [];
  const [, dollar = '', gap = '', number = '', space = '', unit = ''] = found;
  const from = start + indent + dollar.length + gap.length;
  const parts: QuantityPart[] = [{ from, length: number.length, type: 'number' }];
  if (!isUnit(dollar + unit)) return unit === '' ? parts : [];
  if (dollar !== '') parts.unshift({ from: start + indent, length: 1, type: 'unit' });
  if (unit !== '')
    parts.push({ from: from + number.length + space.length, length: unit.length, type: 'unit' });
  return parts;
}
