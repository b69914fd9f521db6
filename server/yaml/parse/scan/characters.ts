import { type Findings, repair, report } from './findings';

// C0 controls except tab and line breaks, noncharacters, and the replacement character for invalid UTF-8.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters on purpose
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Reports characters between `from` and `to` that YAML does not allow, or that stand for bytes that are not text.
 */
export function checkCharacters(findings: Findings, from: number, to: number): void {
  for (const match of findings.text.slice(from, to).matchAll(FORBIDDEN)) {
    const at = from + match.index;
    const code = match[0].charCodeAt(0);
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const invalid = code === 0xfffd || (code >= 0xd800 && code <= 0xdfff);
    report(
      findings,
      at,
      at + 1,
      invalid ? 'yaml-invalid-text' : 'yaml-control-character',
      invalid
        ? 'these bytes are not UTF-8 text; save the file as UTF-8, or delete this character'
        : `the control character ${name} is not allowed in YAML; delete it`,
    );
    if (!invalid) repair(findings, at, at + 1, '_');
  }
}
