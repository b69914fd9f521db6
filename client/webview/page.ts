/** What the page of a panel is made of. */
export interface PageParts {
  /** Which panel the script is to draw. */
  readonly panel: string;
  readonly title: string;
  /** Addresses under which the webview may load the script and the style sheet. */
  readonly script: string;
  readonly style: string;
  /** The script of a worker that the page may start, where it may start any. */
  readonly worker?: string;
  /** Where the webview loads what belongs to the extension. */
  readonly source: string;
  /** Fresh for every page. */
  readonly nonce: string;
}

/**
 * A webview starts workers out of blobs only: the page fetches the script and makes one of it. Both are allowed where a
 * worker is wanted, and nowhere else.
 */
const forWorker = (source: string): readonly string[] => ['worker-src blob:', `connect-src ${source}`];

/**
 * The page of a panel: an empty body that the script fills. Scripts run by nonce alone, styles and pictures come from the
 * extension (pictures also from what the page itself draws), everything else is forbidden.
 */
export function panelPage({ panel, title, script, style, worker, source, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src ${source} data:`,
    ...(worker === undefined ? [] : forWorker(source)),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const workerAddress = worker === undefined ? '' : ` data-worker="${worker}"`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-panel="${panel}"${workerAddress}>
<main id="panel"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** A nonce out of random numbers of the platform. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
