import { CATALOG, resolveReference } from '../../workspace';

function segmentsOf(uri: string): readonly string[] {
  return uri
    .replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?\//i, '')
    .split('/')
    .map((segment) => decodeURIComponent(segment));
}

/**
 * A reference to another file: as `written` if that still leads there, otherwise a path in the same style
 * (absolute, with or without `./`); undefined if no path leads there.
 *
 * @param from canonical uri of the file that contains the reference
 */
export function referenceTo(target: string, from: string, written: string): string | undefined {
  const leads = (reference: string): boolean => {
    const found = resolveReference(reference, from);
    return found.kind === 'file' && found.uri === target;
  };
  if (leads(written)) return written;
  if (target.startsWith(CATALOG)) return undefined;
  const path = pathTo(segmentsOf(target), segmentsOf(from), written);
  return leads(path) ? path : undefined;
}

function pathTo(target: readonly string[], from: readonly string[], written: string): string {
  if (written.startsWith('/')) return `/${target.join('/')}`;
  let shared = 0;
  while (shared < Math.min(target.length, from.length) - 1 && target[shared] === from[shared]) shared++;
  const up = from.length - 1 - shared;
  const rest = target.slice(shared).join('/');
  if (up > 0) return '../'.repeat(up) + rest;
  // A folder named like a scheme needs a leading `./`.
  return /^\.\.?[/\\]/.test(written) || rest.includes(':') ? `./${rest}` : rest;
}
