import fs from 'node:fs/promises';
import path from 'node:path';
import type { SpecKind } from '../core/spec';
import { type FileContent, kindOf } from '../language';
import { fileUri, nodeFiles, pathOf } from '../node/files';
import { findSpecFiles } from '../node/find-specs';
import { CallerProblem, type NamedFiles } from '../tooling';

/** Files that are looked for and named to an agent at most. */
const MOST_NAMED = 200;

const isWithin = (folder: string, file: string): boolean => {
  const way = path.relative(folder, file);
  return way !== '' && !way.startsWith(`..${path.sep}`) && way !== '..' && !path.isAbsolute(way);
};

/**
 * The spec files below some folders. Nothing else can be read: not by `..`, not by an absolute path, not through a link, and
 * no file that is not a spec by its name.
 */
export class RootedFiles implements NamedFiles {
  readonly reasons = {
    denied: 'the file may not be read: it is, or leads, outside of the folders that this server was given',
  };

  private constructor(
    /** Folders, with all links resolved. */
    private readonly roots: readonly string[],
  ) {}

  /** @throws CallerProblem where a folder is not there */
  static async open(folders: readonly string[]): Promise<RootedFiles> {
    const roots = await Promise.all(
      folders.map((folder) =>
        fs.realpath(folder).catch(() => {
          throw new CallerProblem(`${folder}: there is no such folder`);
        }),
      ),
    );
    return new RootedFiles(roots);
  }

  async read(uri: string): Promise<FileContent> {
    const file = pathOf(uri);
    if (file === undefined) return { ok: false, reason: 'missing' };
    const real = await fs.realpath(file).catch(() => undefined);
    if (real === undefined) return { ok: false, reason: this.has(file) ? 'missing' : 'denied' };
    return this.has(real) ? nodeFiles.read(fileUri(real)) : { ok: false, reason: 'denied' };
  }

  /**
   * The uri of a file by the path that a tool was given: relative to a root, or absolute and in one.
   * @throws CallerProblem where it lies outside
   */
  async uriOf(name: string): Promise<string> {
    const candidates = this.roots.map((root) => path.resolve(root, name)).filter((file) => this.has(file));
    const [first] = candidates;
    if (first === undefined)
      throw new CallerProblem(
        `${name}: expected a *.model.yaml, *.hardware.yaml or *.deployment.yaml file below ${this.roots.join(' or ')}, or catalog:<id>`,
      );
    for (const file of candidates) {
      const isThere = await fs.access(file).then(
        () => true,
        () => false,
      );
      if (isThere) return fileUri(file);
    }
    return fileUri(first);
  }

  /** How a file is named to an agent: relative to the root that it is in. */
  nameOf(uri: string): string {
    const file = pathOf(uri);
    if (file === undefined) return uri;
    const root = this.roots.find((candidate) => isWithin(candidate, file));
    return root === undefined ? file : path.relative(root, file).replaceAll(path.sep, '/');
  }

  /** The names of the files of a kind, some at most. */
  async names(kind: SpecKind): Promise<readonly string[]> {
    const found = (await Promise.all(this.roots.map(findSpecFiles))).flat();
    return found
      .filter((file) => kindOf(file) === kind)
      .slice(0, MOST_NAMED)
      .map((file) => this.nameOf(fileUri(file)));
  }

  async hint(kind: SpecKind): Promise<string> {
    const names = await this.names(kind);
    return names.length === 0 ? '' : `; ${kind} files here: ${names.join(', ')}`;
  }

  private has(file: string): boolean {
    return kindOf(file) !== undefined && this.roots.some((root) => isWithin(root, file));
  }
}
