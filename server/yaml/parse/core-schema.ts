import type { ScalarValue } from './types';

const NULL = /^(?:null|Null|NULL|~|)$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const DECIMAL = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

function number(text: string): number | undefined {
  if (DECIMAL.test(text) || FLOAT.test(text)) return Number(text);
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NOT_A_NUMBER.test(text) ? Number.NaN : undefined;
}

/**
 * The value of an unquoted scalar (YAML 1.2.2, 10.3.2 Tag Resolution). `no`, `yes`, `on` and `off` are strings.
 */
export function resolvePlain(text: string): ScalarValue {
  const code = text.charCodeAt(0);
  // The common case, decided without a regular expression: letters that begin neither null, true nor false.
  if (
    code > 64 &&
    code !== 110 &&
    code !== 78 &&
    code !== 116 &&
    code !== 84 &&
    code !== 102 &&
    code !== 70 &&
    code !== 126
  ) {
    return text;
  }
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  return number(text) ?? text;
}

/**
 * The value of a tagged scalar; the tag decides, whether quoted or not. Tags outside the core schema give strings.
 */
export function resolveTagged(text: string, tag: string, plain: boolean): ScalarValue {
  const name = tag.replace(/^!!|^!<tag:yaml\.org,2002:(.*)>$/, '$1');
  if (name === 'null' && NULL.test(text)) return null;
  if (name === 'bool' && (TRUE.test(text) || FALSE.test(text))) return TRUE.test(text);
  if (name === 'int' || name === 'float') return number(text) ?? text;
  return plain && name === '' ? resolvePlain(text) : text;
}
