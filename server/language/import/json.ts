/** What stands between the strings of a JSON text: the numbers that Python writes and JSON does not have. */
const NOT_JSON = /"(?:[^"\\]|\\.)*"|-?\b(?:Infinity|NaN)\b/g;

/**
 * Reads JSON as configurations have it: a byte order mark is left out, and `Infinity`, `-Infinity` and `NaN`, which Python
 * writes, become null, as they size nothing.
 * @throws SyntaxError where the text is not JSON
 */
export function readJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  return JSON.parse(plain.replace(NOT_JSON, (found) => (found.startsWith('"') ? found : 'null')));
}
