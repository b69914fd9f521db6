/** The parts of a report, all inlined in the page. */
export interface ReportParts {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** The data of the panels: the deployment and the catalog. */
  readonly data: unknown;
  readonly nonce: string;
}

/** Stands in every report. */
export const REPORT_MARK = 'id="decode-lens-data"';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML and SVG. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** A page with inlined script, style and data. It loads nothing, which its policy enforces. */
export function reportPage({ title, script, style, data, nonce }: ReportParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Neither may close its element early.
  const json = (JSON.stringify(data) ?? '').replaceAll('<', '\\u003c');
  const code = script.replace(/\/\/# sourceMappingURL=\S+\s*$/, '').replaceAll('</script', '<\\/script');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="panel"><h1>${escaped(title)}</h1></main>
<script type="application/json" ${REPORT_MARK} nonce="${nonce}">${json}</script>
<script nonce="${nonce}">${code}</script>
</body>
</html>
`;
}
