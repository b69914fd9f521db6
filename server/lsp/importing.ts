import type { Connection } from 'vscode-languageserver';
import { importConfig } from '../language';
import { type ImportConfigResult, importConfigParams, importConfigRequest } from '../protocol/import';
import { guarded } from './guard';

/** Answers when the server itself is at fault, which the log tells of. */
const FAILED: ImportConfigResult = {
  text: null,
  findings: [{ severity: 'error', field: '', message: 'the import failed; see the server’s log' }],
};

/** Turns Hugging Face configurations into model files for the editor. */
export function registerImporting(connection: Connection): void {
  connection.onRequest(importConfigRequest, (params: unknown, token) =>
    guarded<ImportConfigResult>(connection, importConfigRequest, token, FAILED, () => {
      const { json, name } = importConfigParams.parse(params);
      const { text = null, findings } = importConfig(json, name);
      return { text, findings: [...findings] };
    }),
  );
}
