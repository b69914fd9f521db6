import type { Connection } from 'vscode-languageserver';
import {
  type FitProfileResult,
  fitProfileParams,
  fitProfileRequest,
  type HardwareFile,
  hardwareFilesRequest,
} from '../../protocol/profile';
import { documentsOf } from '../edited-documents';
import { guarded, unlessCancelled, withoutParams } from '../guard';
import type { Session } from '../session';
import { fitProfile } from './fit-profile';
import { hardwareFiles } from './hardware-files';

const NOT_FITTED: FitProfileResult = { ok: false, message: 'the measurement could not be fitted' };

/** Serves the hardware files for measurements, and the fit of one of them. */
export function registerProfile(connection: Connection, session: Session): void {
  connection.onRequest(
    hardwareFilesRequest,
    withoutParams((token) =>
      guarded<HardwareFile[]>(connection, hardwareFilesRequest, token, [], async () => {
        await unlessCancelled(token, session.settled());
        return hardwareFiles(session.workspace, session);
      }),
    ),
  );
  connection.onRequest<FitProfileResult, void>(fitProfileRequest, (params: unknown, token) =>
    guarded<FitProfileResult>(connection, fitProfileRequest, token, NOT_FITTED, async () => {
      const { uri, profile } = fitProfileParams.parse(params);
      await unlessCancelled(token, session.settled());
      return fitProfile(session.workspace, uri, profile, documentsOf(session));
    }),
  );
}
