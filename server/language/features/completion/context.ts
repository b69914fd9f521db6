import { mapOf } from '../../../core/data';
import { SCHEMAS } from '../../../core/spec';
import { dataAt, styleOf } from '../../../yaml/edit';
import type { YamlPath } from '../../../yaml/parse';
import { type Schema, schemaFor } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { designNames } from './names';
import { expectedReference, referenceChoices } from './reference-choices';
import { Snippet } from './snippet';

/** The input of completion: the file, the workspace, and the style of the file. */
export class CompletionContext {
  constructor(
    readonly file: SourceFile,
    readonly workspace: Workspace,
    /** Whether multi-line text may be inserted at any column. */
    readonly severalLines: boolean,
  ) {}

  schemaAt(path: YamlPath): Schema | undefined {
    return schemaFor(SCHEMAS[this.file.kind], this.file.data, path);
  }

  /** The keys of the map at a path; empty if there is no map. */
  mapAt(path: YamlPath): Readonly<Record<string, unknown>> {
    return mapOf(dataAt(this.file.data, path));
  }

  /** A snippet that offers names valid below `path`. */
  snippet(path: YamlPath): Snippet {
    return new Snippet(styleOf(this.file.parsed), (below) => this.namesAt([...path, ...below]));
  }

  /** The references to files of a kind, as written in a file. */
  references(expected: 'model' | 'hardware'): readonly string[] {
    return referenceChoices(this.file, expected, this.workspace).map(({ written }) => written);
  }

  /** The names or references valid at a path, as written in a file. */
  private namesAt(path: YamlPath): readonly string[] | undefined {
    const names = designNames(this.file, path);
    if (names !== undefined) return names;
    const expected = expectedReference(this.file.kind, path);
    return expected && this.references(expected);
  }
}
