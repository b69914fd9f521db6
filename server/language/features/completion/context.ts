import { mapOf } from '../../../core/data';
import { SCHEMAS } from '../../../core/spec';
import { dataAt, styleOf } from '../../../yaml/edit';
import type { YamlPath } from '../../../yaml/parse';
import { type Schema, schemaFor } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { designNames } from './names';
import { expectedReference, referenceChoices } from './reference-choices';
import { Snippet } from './snippet';

/** What offers are made from: the file, its neighbours, and how it is written. */
export class CompletionContext {
  constructor(
    readonly file: SourceFile,
    readonly workspace: Workspace,
    /** Whether text of several lines may be put in at any column. */
    readonly severalLines: boolean,
  ) {}

  schemaAt(path: YamlPath): Schema | undefined {
    return schemaFor(SCHEMAS[this.file.kind], this.file.data, path);
  }

  /** What is written in the map at a path; an empty one where there is none. */
  mapAt(path: YamlPath): Readonly<Record<string, unknown>> {
    return mapOf(dataAt(this.file.data, path));
  }

  /** A snippet whose names below `path` are those that fit there. */
  snippet(path: YamlPath): Snippet {
    return new Snippet(styleOf(this.file.parsed), (below) => this.namesAt([...path, ...below]));
  }

  /** The references to files of a kind, as they are written. */
  references(expected: 'model' | 'hardware'): readonly string[] {
    return referenceChoices(this.file, expected, this.workspace).map(({ written }) => written);
  }

  /** The names or references that may stand at a path, as they are written. */
  private namesAt(path: YamlPath): readonly string[] | undefined {
    const names = designNames(this.file, path);
    if (names !== undefined) return names;
    const expected = expectedReference(this.file.kind, path);
    return expected && this.references(expected);
  }
}
