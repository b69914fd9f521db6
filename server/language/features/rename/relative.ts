import { CATALOG, resolveReference } from '../../workspace';

function segmentsOf(uri: string): readonly string[] {
  return uri
    .replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?\//i, '')
    .split('/')
    .map((segment) => decodeURIComponent(segment));
}

/**
 * How a file names another one: as it was `written` where that still leads there, otherwise by a path in the same manner
 * (absolute, with or without `./`); undefined where no path leads there.
 * @param from canonical uri of the file that names the other
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
  // A folder that is called like a scheme must not be taken for one.
  return /^\.\.?[/\\]/.test(written) || rest.includes(':') ? `./${rest}` : rest;
}
