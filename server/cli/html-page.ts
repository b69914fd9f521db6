/** The parts of a page that loads nothing. */
interface HtmlPage {
  readonly title: string;
  readonly style: string;
  /** The HTML of the body. */
  readonly body: string;
  /** Different for every page that has scripts, which only then run; pages without scripts need none. */
  readonly nonce?: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML and SVG. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** A page with everything inlined. It loads nothing, which its policy enforces. */
export function htmlPage({ title, style, body, nonce }: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    ...(nonce === undefined
      ? ["style-src 'unsafe-inline'"]
      : [`script-src 'nonce-${nonce}'`, `style-src 'nonce-${nonce}'`, 'img-src data:']),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style${nonce === undefined ? '' : ` nonce="${nonce}"`}>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
