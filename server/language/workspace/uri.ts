import { findCatalogEntry } from '../../core/catalog';
import { CATALOG } from './kind';

/** The target of a reference, or why it has none. */
export type Target =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'unknown-id'; readonly id: string }
  | { readonly kind: 'invalid' };

/**
 * The canonical spelling of a uri. Editors and platforms escape differently, and a file must be found both by the
 * editor's uri and by a resolved reference.
 */
export function canonicalUri(uri: string): string {
  const match = /^([a-z][a-z\d+.-]*):(?:\/\/([^/]*))?(.*)$/i.exec(uri);
  if (match === null) return uri;
  const [, scheme = '', authority, path = ''] = match;
  const segments = path.split('/').map((segment) => encode(decode(segment)));
  const drive = segments[1]?.replace(/^([a-z])%3A$/i, (_, letter: string) => `${letter.toLowerCase()}%3A`);
  if (drive !== undefined) segments[1] = drive;
  return `${scheme}:${authority === undefined ? '' : `//${authority}`}${segments.join('/')}`;
}

/** A lone surrogate, which a half-typed escape may leave, cannot be encoded in a uri. */
function encode(segment: string): string {
  return encodeURIComponent(
    segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The uri of a bundled file. */
export function catalogUri(id: string): string | undefined {
  const entry = findCatalogEntry(id);
  return entry === undefined ? undefined : `${CATALOG}${entry.kind}/${entry.id}.${entry.kind}.yaml`;
}

/** The text of a bundled file by its uri. */
export function catalogText(uri: string): string | undefined {
  const id = new RegExp(`^${CATALOG}(?:model|hardware)/(.+)\\.(?:model|hardware)\\.yaml$`).exec(uri)?.[1];
  return id === undefined ? undefined : findCatalogEntry(id)?.text;
}

/**
 * Resolves a reference in a file: `catalog:<id>`, or a path relative to the file.
 *
 * @param from canonical uri of the file that contains the reference
 */
export function resolveReference(reference: string, from: string): Target {
  if (reference.startsWith('catalog:')) {
    const id = reference.slice('catalog:'.length).trim();
    const uri = catalogUri(id);
    return uri === undefined ? { kind: 'unknown-id', id } : { kind: 'file', uri };
  }
  const base = /^([a-z][a-z\d+.-]*:(?:\/\/[^/]*)?)(\/.*)$/i.exec(from);
  const written = reference.replaceAll('\\', '/').trim();
  if (base === null || written === '' || /^[a-z][a-z\d+.-]+:/i.test(written)) return { kind: 'invalid' };
  const [, origin = '', path = ''] = base;
  const segments = written.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const segment of written.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(encode(segment));
  }
  const joined = segments.filter((segment) => segment !== '').join('/');
  return { kind: 'file', uri: canonicalUri(`${origin}/${joined}`) };
}
