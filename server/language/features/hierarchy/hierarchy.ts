import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver-types';
import type { Range } from '../../../yaml/parse';
import { fileUseAt, fileUses, type Names, type Occurrence, occurrenceAt, usesOfFile } from '../../names';
import { toRange, type Uris } from '../../present/diagnostics';
import type { SourceFile, Workspace } from '../../workspace';
import { definitionOf, itemOf, type Subject, subjectOf } from './items';

/** A user or a used item, and where. */
interface Use {
  readonly subject: Subject;
  readonly ranges: readonly Range[];
}

const isDesign = ({ kind }: Occurrence): boolean => kind !== 'anchor';

/** Whether layers or another design use the design; `sources` only mention it. */
const isUse = (occurrence: Occurrence): boolean =>
  isDesign(occurrence) && occurrence.role === 'use' && !occurrence.written?.before;

/** Finds the design whose definition contains a place. */
function designsAround(file: SourceFile, names: Names): (place: Range) => Occurrence | undefined {
  const definitions = names
    .of(file)
    .occurrences.filter((other) => isDesign(other) && other.extent !== undefined);
  return ({ from, to }) =>
    definitions.find(({ extent }) => extent !== undefined && extent.from <= from && to <= extent.to);
}

function usersOfDesign(file: SourceFile, design: Occurrence, names: Names): readonly Use[] {
  const around = designsAround(file, names);
  const byUser = new Map<Occurrence | undefined, Range[]>();
  for (const other of names.of(file).occurrences) {
    if (!isUse(other) || other.id !== design.id) continue;
    const user = around(other.range);
    byUser.set(user, [...(byUser.get(user) ?? []), other.range]);
  }
  return [...byUser].map(([user, ranges]) => ({
    subject: user === undefined ? { file } : { file, design: user },
    ranges,
  }));
}

function usedByFile(file: SourceFile, names: Names, workspace: Workspace): readonly Use[] {
  const known = names.of(file);
  const files = new Map<string, Range[]>();
  for (const { target, range } of fileUses(known, workspace))
    if (target !== undefined) files.set(target, [...(files.get(target) ?? []), range]);
  const uses = [...files].flatMap(([uri, ranges]): Use[] => {
    const target = workspace.file(uri);
    return target === undefined ? [] : [{ subject: { file: target }, ranges }];
  });
  return [...uses, ...designsUsed(file, undefined, names)];
}

/** The designs that a file uses outside of its designs, or that one of its designs uses. */
function designsUsed(file: SourceFile, by: Occurrence | undefined, names: Names): readonly Use[] {
  const around = designsAround(file, names);
  const byId = new Map<string, Range[]>();
  for (const other of names.of(file).occurrences)
    if (isUse(other) && around(other.range) === by)
      byId.set(other.id, [...(byId.get(other.id) ?? []), other.range]);
  return [...byId].flatMap(([id, ranges]): Use[] => {
    const design = definitionOf(file, id, names);
    return design === undefined ? [] : [{ subject: { file, design }, ranges }];
  });
}

/**
 * Uses as a call hierarchy: a deployment “calls” its model and cards, a model its designs. The call hierarchy
 * works in both directions and gives the place of each use; a type hierarchy would not fit, as nothing is a
 * subtype.
 */
export class UseHierarchy {
  constructor(
    private readonly names: Names,
    private readonly workspace: Workspace,
    private readonly shown: Uris,
  ) {}

  /** The item at an offset: a design, the referenced file, or else the file itself. */
  prepare(file: SourceFile, offset: number): CallHierarchyItem {
    const known = this.names.of(file);
    const occurrence = occurrenceAt(known, offset);
    if (occurrence !== undefined && isDesign(occurrence)) {
      const design = definitionOf(file, occurrence.id, this.names);
      if (design !== undefined) return itemOf({ file, design }, this.shown);
    }
    const target = fileUseAt(known, offset, this.workspace)?.target;
    const referred = target === undefined ? undefined : this.workspace.file(target);
    return itemOf({ file: referred ?? file }, this.shown);
  }

  /** The users of an item: deployments of a model or card; models or designs of a design. */
  users({ data }: CallHierarchyItem): CallHierarchyIncomingCall[] {
    const subject = subjectOf(data, this.names, this.workspace);
    if (subject === undefined) return [];
    const { file, design } = subject;
    const uses: readonly Use[] =
      design === undefined
        ? usesOfFile(file.uri, this.names, this.workspace).map((places) => ({
            subject: { file: places.file },
            ranges: places.ranges,
          }))
        : usersOfDesign(file, design, this.names);
    return uses.map(({ subject: user, ranges }) => ({
      from: itemOf(user, this.shown),
      fromRanges: ranges.map((range) => toRange(user.file, range)),
    }));
  }

  /** The items that an item uses. */
  used({ data }: CallHierarchyItem): CallHierarchyOutgoingCall[] {
    const subject = subjectOf(data, this.names, this.workspace);
    if (subject === undefined) return [];
    const { file, design } = subject;
    const uses =
      design === undefined
        ? usedByFile(file, this.names, this.workspace)
        : designsUsed(file, design, this.names);
    return uses.map(({ subject: used, ranges }) => ({
      to: itemOf(used, this.shown),
      fromRanges: ranges.map((range) => toRange(file, range)),
    }));
  }
}
