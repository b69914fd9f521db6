import type { SourceFile } from '../workspace';
import { anchorNames } from './anchor-names';
import { Anchors } from './anchors';
import { designNames } from './designs';
import { type Occurrence, touches } from './occurrence';
import { type SourcePath, sourcePaths } from './source-paths';

/** The names of one version of a file. */
export interface FileNames {
  readonly file: SourceFile;
  readonly anchors: Anchors;
  /** All definitions and uses of anchors, attentions and FFNs. */
  readonly occurrences: readonly Occurrence[];
  readonly sources: readonly SourcePath[];
}

function namesOf(file: SourceFile): FileNames {
  const { parsed } = file;
  const anchors = new Anchors(parsed);
  const sources = sourcePaths(parsed, anchors);
  const designs = file.kind === 'model' ? designNames(parsed, anchors, sources) : [];
  return { file, anchors, occurrences: [...anchorNames(anchors), ...designs], sources };
}

/** The names in files, computed once per version of a file. */
export class Names {
  private readonly known = new WeakMap<SourceFile, FileNames>();

  of(file: SourceFile): FileNames {
    let names = this.known.get(file);
    if (names === undefined) {
      names = namesOf(file);
      this.known.set(file, names);
    }
    return names;
  }
}

/** The name at an offset. Where an alias stands for another name, the alias. */
export function occurrenceAt({ occurrences }: FileNames, offset: number): Occurrence | undefined {
  return occurrences.find(({ range }) => touches(range, offset));
}

/** All occurrences of the same name, in document order. */
export function occurrencesOf({ occurrences }: FileNames, { id }: Occurrence): readonly Occurrence[] {
  return occurrences.filter((other) => other.id === id).sort((a, b) => a.range.from - b.range.from);
}
