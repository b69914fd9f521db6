import { escaped, htmlPage } from './html-page';

/** The parts of a report, all inlined in the page. */
interface ReportParts {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** The data of the panels: the deployment and the catalog. */
  readonly data: unknown;
  readonly nonce: string;
}

/** Stands in every report. */
export const REPORT_MARK = 'id="decode-lens-data"';

/** A page with inlined script, style and data. */
export function reportPage({ title, script, style, data, nonce }: ReportParts): string {
  // Neither may close its element early.
  const json = (JSON.stringify(data) ?? '').replaceAll('<', '\\u003c');
  const code = script.replace(/\/\/# sourceMappingURL=\S+\s*$/, '').replaceAll('</script', '<\\/script');
  const body = `<main id="panel"><h1>${escaped(title)}</h1></main>
<script type="application/json" ${REPORT_MARK} nonce="${nonce}">${json}</script>
<script nonce="${nonce}">${code}</script>`;
  return htmlPage({ title, style, body, nonce });
}
