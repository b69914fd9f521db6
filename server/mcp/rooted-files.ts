import fs from 'node:fs/promises';
import path from 'node:path';
import type { SpecKind } from '../core/spec';
import { type FileContent, kindOf } from '../language';
import { fileUri, nodeFiles, pathOf } from '../node/files';
import { findSpecFiles } from '../node/find-specs';
import { CallerProblem, type NamedFiles } from '../tooling';

/** The maximum number of files listed to an agent. */
const MOST_NAMED = 200;

const isWithin = (folder: string, file: string): boolean => {
  const way = path.relative(folder, file);
  return way !== '' && !way.startsWith(`..${path.sep}`) && way !== '..' && !path.isAbsolute(way);
};

/**
 * The spec files below some folders. No other file can be read: not by `..`, an absolute path or a link, and not
 * without the name of a spec.
 */
export class RootedFiles implements NamedFiles {
  readonly reasons = {
    denied: 'the file may not be read: it is, or links to a file, outside of this server’s folders',
  };

  private constructor(
    /** Folders, with all links resolved. */
    private readonly roots: readonly string[],
  ) {}

  /** @throws CallerProblem if a folder does not exist */
  static async open(folders: readonly string[]): Promise<RootedFiles> {
    const roots = await Promise.all(
      folders.map((folder) =>
        fs.realpath(folder).catch(() => {
          throw new CallerProblem(`${folder}: there is no such folder`);
        }),
      ),
    );
    for (const [index, root] of roots.entries())
      if (!(await fs.stat(root)).isDirectory())
        throw new CallerProblem(`${folders[index]}: expected a folder`);
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
   * The uri of a file by the path given to a tool: relative to a root, or absolute and inside one.
   *
   * @throws CallerProblem if it is outside
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

  /** The name of a file for an agent: relative to its root. */
  nameOf(uri: string): string {
    const file = pathOf(uri);
    if (file === undefined) return uri;
    const root = this.roots.find((candidate) => isWithin(candidate, file));
    return root === undefined ? file : path.relative(root, file).replaceAll(path.sep, '/');
  }

  /** The names of files of a kind, up to the maximum. */
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
