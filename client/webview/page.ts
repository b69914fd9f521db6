/** The parts of a panel's page. */
export interface PageParts {
  /** The name of the panel to draw. */
  readonly panel: string;
  readonly title: string;
  /** The uris of the script and the style sheet for the webview. */
  readonly script: string;
  readonly style: string;
  /** The script of a worker that the page may start, if any. */
  readonly worker?: string;
  /** The source expression of the extension's files for the content security policy. */
  readonly source: string;
  /** Different for every page. */
  readonly nonce: string;
}

/**
 * Webviews start workers from blobs only: the page fetches the script and makes a blob of it. Both are allowed
 * only if the page has a worker.
 */
const forWorker = (source: string): readonly string[] => ['worker-src blob:', `connect-src ${source}`];

/**
 * The page of a panel: an empty body that the script fills. The policy allows scripts by nonce only, styles and
 * images from the extension (images also from the page itself), and nothing else.
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

/** A nonce of cryptographically random bytes. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
