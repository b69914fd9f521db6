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

/** The language server's requests for hardware files. */
export interface HardwareSource {
  request(method: string, params: unknown): Promise<unknown>;
}

/** The hardware files of the workspace. */
export const findHardware = async (server: HardwareSource): Promise<HardwareFile[]> =>
  hardwareFilesResult.parse(await server.request(hardwareFilesRequest, {}));

/** The efficiencies of a card fitted to a run, and the edits that write them. */
export const fitTo = async (
  server: HardwareSource,
  uri: string,
  profile: Profile,
): Promise<FitProfileResult> =>
  fitProfileResult.parse(await server.request(fitProfileRequest, { uri, profile }));

/** Writes the fitted efficiencies into the card's file, and reveals them. */
export async function writeFit(
  server: HardwareSource,
  uri: string,
  profile: Profile,
): Promise<{ readonly ok: boolean; readonly message: string }> {
  const answer = await fitTo(server, uri, profile);
  if (!answer.ok) return answer;
  const [first] = answer.files.flatMap((file) => file.edits.map(({ range }) => ({ uri: file.uri, range })));
  if (first === undefined) return { ok: false, message: 'the file already has the measured values' };
  const problem = await applyEdits(answer.files);
  if (problem !== undefined) return { ok: false, message: problem };
  await revealLine(first.uri, first.range.start.line);
  const names = answer.numbers.map(({ path }) => path.join('.')).join(', ');
  return { ok: true, message: `written into ${fileName(first.uri)}: ${names}` };
}
