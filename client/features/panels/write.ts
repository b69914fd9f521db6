import {
  type FileValue,
  type WriteValuesParams,
  writeValuesRequest,
  writeValuesResult,
} from '../../../server/protocol/panels';
import { applyEdits } from '../../webview/apply-edits';

/** The language server's request for edits. */
interface EditSource {
  request(method: string, params: WriteValuesParams): Promise<unknown>;
}

/** Writes values into files as one undoable edit. Returns an error message, or undefined. */
export async function writeToFiles(server: EditSource, values: FileValue[]): Promise<string | undefined> {
  const answer = writeValuesResult.parse(await server.request(writeValuesRequest, { values }));
  return answer.ok ? applyEdits(answer.files) : answer.message;
}
