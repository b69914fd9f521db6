import { window, workspace } from 'vscode';
import {
  type PanelValidation,
  validateRunsRequest,
  validateRunsResult,
} from '../../../server/protocol/validation';

/** The largest file that is sent to the server; the command line reads any. */
const MOST_BYTES = 64e6;

/** Asks for a file of measured runs, and has it compared with the estimates; undefined where the user chose none. */
export async function chooseRuns(server: {
  request(method: string, params: unknown): Promise<unknown>;
}): Promise<PanelValidation | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title: 'Measured runs',
      openLabel: 'Compare with Estimates',
      filters: { 'Measured runs': ['csv', 'json', 'jsonl'] },
    })) ?? [];
  if (file === undefined) return undefined;
  const { size } = await workspace.fs.stat(file);
  if (size > MOST_BYTES)
    throw new Error('the file is larger than 64 MB; use `decode-lens validate` on the command line');
  const text = new TextDecoder().decode(await workspace.fs.readFile(file));
  const answer = await server.request(validateRunsRequest, { uri: file.toString(), text });
  const result = validateRunsResult.parse(answer);
  if (result === null) throw new Error('the runs could not be compared');
  return result;
}
