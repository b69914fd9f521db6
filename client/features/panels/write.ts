import {
  type FileValue,
  type WriteValuesParams,
  writeValuesRequest,
  writeValuesResult,
} from '../../../server/protocol/panels';
import { applyEdits } from '../../webview/apply-edits';

/** The part of the language server that makes edits. */
interface EditSource {
  request(method: string, params: WriteValuesParams): Promise<unknown>;
}

/** Writes values into files as one edit that a person can undo. Returns what went wrong, or undefined. */
export async function writeToFiles(server: EditSource, values: FileValue[]): Promise<string | undefined> {
  const answer = writeValuesResult.parse(await server.request(writeValuesRequest, { values }));
  return answer.ok ? applyEdits(answer.files) : answer.message;
}
