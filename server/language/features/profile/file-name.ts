import { canonicalUri } from '../../resolve';

/** What a file is called, without its folders; also where a uri is escaped in a way that cannot be undone, as `100%`. */
export function fileName(uri: string): string {
  const canonical = canonicalUri(uri);
  return decodeURIComponent(canonical.slice(canonical.lastIndexOf('/') + 1));
}
