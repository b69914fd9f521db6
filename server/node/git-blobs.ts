import type { FileContent } from '../language';
import { textOf } from './files';

/** The header of an object, and of a link that cannot be followed. */
const OBJECT = /^[\da-f]{40,} (\w+) (\d+)$/;
const LINK = /^(dangling|loop|notdir|symlink) (\d+)$/;

/**
 * Parses the output of `git cat-file --batch --follow-symlinks`: one content for each requested object, in order.
 */
export function readBlobs(answer: Buffer): readonly FileContent[] {
  const contents: FileContent[] = [];
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf('\n', at);
    if (end < 0) break;
    const header = answer.toString('utf8', at, end);
    const [object, link] = [OBJECT.exec(header), LINK.exec(header)];
    const size = Number(object?.[2] ?? link?.[2] ?? -1);
    const body = answer.subarray(end + 1, end + 1 + Math.max(size, 0));
    contents.push(contentOf(object?.[1], link?.[1], body));
    // A missing object has no content; others end with an additional line break.
    at = size < 0 ? end + 1 : end + 1 + size + 1;
  }
  return contents;
}

function contentOf(type: string | undefined, link: string | undefined, body: Buffer): FileContent {
  if (type === 'blob') return textOf(body);
  if (type === 'tree') return { ok: false, reason: 'folder' };
  return { ok: false, reason: link === 'loop' ? 'loop' : 'missing' };
}
