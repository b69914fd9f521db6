import type { Connection } from 'vscode-languageserver';
import { importConfig, summaryLine } from '../language';
import { type ImportConfigResult, importConfigParams, importConfigRequest } from '../protocol/import';
import { guarded } from './guard';

/** The answer after a bug in the server, which is logged. */
const FAILED: ImportConfigResult = {
  text: null,
  summary: null,
  findings: [{ severity: 'error', field: '', message: 'the import failed; see the server’s log' }],
};

/** Serves the import of Hugging Face configurations. */
export function registerImporting(connection: Connection): void {
  connection.onRequest(importConfigRequest, (params: unknown, token) =>
    guarded<ImportConfigResult>(connection, importConfigRequest, token, FAILED, () => {
      const { json, name, quantization } = importConfigParams.parse(params);
      const { text = null, findings, summary } = importConfig(json, name, { quantization });
      return { text, findings: [...findings], summary: summary === undefined ? null : summaryLine(summary) };
    }),
  );
}
