import { LARGEST_FILE } from '../language';
import { pathOf } from './files';
import { readPlainFile } from './read-plain-file';
import { replaceFile } from './write-file';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Replaces the text of a spec by one made from it, and keeps its byte order mark. Rejects where the file no longer holds the
 * text that it was read with, or cannot be written; it is as it was then.
 */
export async function rewriteSpec(
  { uri, text: before }: { readonly uri: string; readonly text: string },
  after: string,
): Promise<void> {
  const file = pathOf(uri);
  const bytes = file === undefined ? 'special' : await readPlainFile(file, LARGEST_FILE);
  if (file === undefined || typeof bytes === 'string') throw new Error('it is not a plain file');
  const now = bytes.toString('utf8');
  const mark = now.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  if (now !== mark + before) throw new Error('it changed meanwhile; try again');
  await replaceFile(file, mark + after);
}
