import type { SpecKind } from '../../core/spec';

const NAME = /\.(model|hardware|deployment)\.ya?ml$/i;

/** The kind of a file by its name: `*.model.yaml`, `*.hardware.yml` …; undefined for other files. */
export function kindOf(uri: string): SpecKind | undefined {
  if (uri.startsWith(CATALOG)) return uri.startsWith(`${CATALOG}model/`) ? 'model' : 'hardware';
  const found = NAME.exec(uri)?.[1]?.toLowerCase();
  return found === 'model' || found === 'hardware' || found === 'deployment' ? found : undefined;
}

/** The root of the uris of bundled files: `decode-lens-catalog:/model/step-3.model.yaml`. */
export const CATALOG = 'decode-lens-catalog:/';
