import type { Profile } from '../../../kernels';
import { fileName } from '../../../server/core/text/file-name';
import {
  type FitProfileResult,
  fitProfileRequest,
  fitProfileResult,
  type HardwareFile,
  hardwareFilesRequest,
  hardwareFilesResult,
} from '../../../server/protocol/profile';
import { applyEdits } from '../../webview/apply-edits';
import { revealLine } from '../../webview/reveal';

/** The part of the language server that knows the hardware files. */
export interface HardwareSource {
  request(method: string, params: unknown): Promise<unknown>;
}

/** The hardware files of the workspace. */
export const findHardware = async (server: HardwareSource): Promise<HardwareFile[]> =>
  hardwareFilesResult.parse(await server.request(hardwareFilesRequest, {}));

/** What a run says of a card, and the edits that write it down. */
export const fitTo = async (
  server: HardwareSource,
  uri: string,
  profile: Profile,
): Promise<FitProfileResult> =>
  fitProfileResult.parse(await server.request(fitProfileRequest, { uri, profile }));

/** Writes what a run says of a card into its file, and shows where. */
export async function writeFit(
  server: HardwareSource,
  uri: string,
  profile: Profile,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  const answer = await fitTo(server, uri, profile);
  if (!answer.ok) return answer;
  const [first] = answer.files.flatMap((file) => file.edits.map(({ range }) => ({ uri: file.uri, range })));
  if (first === undefined) return { ok: false, message: 'the file says what was measured already' };
  const problem = await applyEdits(answer.files);
  if (problem !== undefined) return { ok: false, message: problem };
  await revealLine(first.uri, first.range.start.line);
  const names = answer.numbers.map(({ path }) => path.join('.')).join(', ');
  return { ok: true, message: `written into ${fileName(first.uri)}: ${names}` };
}
