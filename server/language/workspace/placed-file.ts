import type { SpecKind } from '../../core/spec';
import type { SourceFile } from './source-file';
import type { Workspace } from './workspace';

/** A file and the workspace that it belongs to. */
export interface PlacedFile<Kind extends SpecKind = SpecKind> {
  readonly file: SourceFile<Kind>;
  readonly workspace: Workspace;
}
