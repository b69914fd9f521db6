import { type Commit, type FileSource, type GitPort, type PlacedFile, Workspace } from '../../workspace';
import { fileChange } from './file-change';
import { changeLine } from './line';
import { RevisionFiles } from './revision-files';

/** A repository's last commit, and its files as far as they were loaded. */
interface Head {
  readonly commit: Commit;
  readonly workspace: Workspace;
  readonly files: RevisionFiles;
  /** The number of loaded files. */
  count: number;
}

/** The maximum numbers of repositories, and of files of a commit, that are cached. */
const MOST_HEADS = 4;
const MOST_FILES = 1000;

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/**
 * Compares the files of an editor with the last commit. {@link HeadComparison.line} answers immediately from what
 * is loaded; {@link HeadComparison.refresh} runs git, so urgent requests do not await it.
 */
export class HeadComparison {
  private readonly roots = new Map<string, string>();
  private readonly heads = new Map<string, Head>();
  private readonly refreshing = new Map<string, Promise<void>>();

  /**
   * @param files the files on disk, for those outside of a repository
   * @param workspace the files as in the editor
   */
  constructor(
    private readonly git: GitPort,
    private readonly files: FileSource,
    private readonly workspace: Workspace,
  ) {}

  /**
   * The effect of the edits since the last commit on a deployment or model, in one line; undefined if there is
   * none, or while it is unknown.
   */
  line(uri: string): string | undefined {
    const [then, now] = [this.committed(uri), this.workspace.file(uri)];
    if (then === undefined || now?.spec === undefined) return undefined;
    const change = fileChange(then, { file: now, workspace: this.workspace });
    return change && changeLine(change, 'HEAD');
  }

  /** The commit that a file is compared with; undefined while it is unknown. */
  commitOf(uri: string): string | undefined {
    const head = this.headOf(uri);
    return head?.workspace.state(uri) === undefined ? undefined : head.commit.id;
  }

  /** A file as of the last commit; undefined if it did not exist, or while it is unknown. */
  committed(uri: string): PlacedFile | undefined {
    const head = this.headOf(uri);
    const file = head?.workspace.file(uri);
    return head && file && { file, workspace: head.workspace };
  }

  /**
   * Updates what is known about a file to the last commit. Concurrent calls for a file share one update. Never
   * rejects.
   */
  refresh(uri: string): Promise<void> {
    const known = this.refreshing.get(uri);
    if (known !== undefined) return known;
    const work = this.update(uri)
      // The ports return problems as values; after a rejection the old state remains.
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
    // Files read while git failed do not represent the commit.
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
    const head: Head = { commit, files, workspace: new Workspace(this.workspace), count: 0 };
    this.heads.delete(root);
    for (const oldest of this.heads.keys()) {
      if (this.heads.size < MOST_HEADS) break;
      this.heads.delete(oldest);
    }
    this.heads.set(root, head);
    return head;
  }
}
