import { type Commit, type FileSource, type GitPort, type PlacedFile, Workspace } from '../../workspace';
import { fileChange } from './file-change';
import { changeLine } from './line';
import { RevisionFiles } from './revision-files';

/** A repository's last commit, and its files as far as they were asked for. */
interface Head {
  readonly commit: Commit;
  readonly workspace: Workspace;
  readonly files: RevisionFiles;
  /** Files that were asked for. */
  count: number;
}

/** Repositories and files of a commit that are kept. */
const MOST_HEADS = 4;
const MOST_FILES = 1000;

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/**
 * Compares the files of an editor with the last commit. {@link HeadComparison.line} answers at once from what is known;
 * {@link HeadComparison.refresh} asks git, and is awaited by nobody who is in a hurry.
 */
export class HeadComparison {
  private readonly roots = new Map<string, string>();
  private readonly heads = new Map<string, Head>();
  private readonly refreshing = new Map<string, Promise<void>>();

  /**
   * @param files the files of the disk, for what lies outside of a repository
   * @param workspace the files as they are in the editor
   */
  constructor(
    private readonly git: GitPort,
    private readonly files: FileSource,
    private readonly workspace: Workspace,
  ) {}

  /** What the edits since the last commit did to a deployment or model, in a line; undefined for nothing, or while it is not known. */
  line(uri: string): string | undefined {
    const [then, now] = [this.committed(uri), this.workspace.file(uri)];
    if (then === undefined || now?.spec === undefined) return undefined;
    const change = fileChange(then, { file: now, workspace: this.workspace });
    return change && changeLine(change, 'HEAD');
  }

  /** The commit that a file is compared with; undefined while it is not known. */
  commitOf(uri: string): string | undefined {
    const head = this.headOf(uri);
    return head?.workspace.state(uri) === undefined ? undefined : head.commit.id;
  }

  /** A file as it was at the last commit; undefined where it was not there, or while it is not known. */
  committed(uri: string): PlacedFile | undefined {
    const head = this.headOf(uri);
    const file = head?.workspace.file(uri);
    return head && file && { file, workspace: head.workspace };
  }

  /** Brings what is known about a file up to the last commit. Calls about a file while one is under way share it. Never rejects. */
  refresh(uri: string): Promise<void> {
    const known = this.refreshing.get(uri);
    if (known !== undefined) return known;
    const work = this.update(uri)
      // The ports answer with problems; one that rejects leaves what is known as it was.
      .catch(() => {})
      .finally(() => this.refreshing.delete(uri));
    this.refreshing.set(uri, work);
    return work;
  }

  private headOf(uri: string): Head | undefined {
    return this.heads.get(this.roots.get(folderOf(uri)) ?? '');
  }

  private async update(uri: string): Promise<void> {
    if (!uri.startsWith('file:')) return;
    const root = await this.rootOf(folderOf(uri));
    const commit = root === undefined ? undefined : await this.git.commit(root, 'HEAD');
    if (root === undefined || commit?.ok !== true) return;
    const head = this.headAt(root, commit.value);
    if (head.workspace.state(uri) === undefined) {
      head.count++;
      head.workspace.take(uri, await head.files.read(uri));
    }
    await head.workspace.settle(head.files);
    // What was read while git was in trouble says nothing about the commit.
    if (head.files.problem !== undefined) this.heads.delete(root);
  }

  private async rootOf(folder: string): Promise<string | undefined> {
    const known = this.roots.get(folder);
    if (known !== undefined) return known;
    const found = await this.git.root(folder);
    if (!found.ok) return undefined;
    if (this.roots.size >= MOST_FILES) this.roots.clear();
    this.roots.set(folder, found.value);
    return found.value;
  }

  private headAt(root: string, commit: Commit): Head {
    const known = this.heads.get(root);
    if (known?.commit.id === commit.id && known.count < MOST_FILES) return known;
    const files = new RevisionFiles(this.git, commit, this.files);
    const head: Head = { commit, files, workspace: new Workspace(), count: 0 };
    this.heads.delete(root);
    for (const oldest of this.heads.keys()) {
      if (this.heads.size < MOST_HEADS) break;
      this.heads.delete(oldest);
    }
    this.heads.set(root, head);
    return head;
  }
}
