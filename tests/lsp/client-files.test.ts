import { expect, test } from 'vitest';
import {
  findSpecsRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/protocol/files';
import { FAST_CARD, MOE_MODEL, TARGET_DEPLOYMENT } from '../kit/texts';
import { editorOn } from './kit/in-process';

const AT = 'vscode-vfs://github/owner/repository';
const VIRTUAL: Readonly<Record<string, string>> = {
  [`${AT}/tiny.model.yaml`]: MOE_MODEL,
  [`${AT}/card.hardware.yaml`]: FAST_CARD,
};
/** Opens a deployment of a virtual workspace, and gives its hints. */
async function hintsOf(serves: boolean): Promise<readonly unknown[]> {
  const editor = await editorOn({
    before: (connection) => {
      if (!serves) return;
      connection.onRequest(findSpecsRequest, () => ({ uris: Object.keys(VIRTUAL) }));
      connection.onRequest<ReadFileResult, void>(readFileRequest, ({ uri }: ReadFileParams) => {
        const text = VIRTUAL[uri];
        return text === undefined ? { ok: false, reason: 'missing' } : { ok: true, text };
      });
    },
  });
  const uri = `${AT}/a.deployment.yaml`;
  const textDocument = { uri, languageId: 'decode-lens-deployment', version: 1, text: TARGET_DEPLOYMENT };
  await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  return editor.ask('textDocument/inlayHint', { textDocument: { uri }, range });
}

test('references of a virtual workspace are read by the editor', async () => {
  expect(await hintsOf(true)).toHaveLength(2);
});

test('an editor that has no such files costs nothing but their figures', async () => {
  expect(await hintsOf(false)).toEqual([]);
});
