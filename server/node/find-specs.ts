import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { inTime, kindOf } from '../language';

/** Folders that hold other people's files. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
/** The most files that a workspace is searched for. */
const MOST_FILES = 10_000;
/** How long a search waits for folders that do not answer, all of them together; in milliseconds. */
const PATIENCE = 5_000;
/** How long it waits for each at least. */
const LEAST_PATIENCE = 50;

/** Why a search is not whole. */
export interface SearchProblem {
  readonly folder: string;
  readonly message: string;
}

/** The spec files below a folder, in order of their names. */
export interface FoundSpecs {
  readonly files: readonly string[];
  readonly problems: readonly SearchProblem[];
}

/** Whether a folder of this name is not searched: it is hidden, or holds other people's files. */
export function isSkipped(folder: string): boolean {
  return SKIPPED.has(folder) || folder.startsWith('.');
}

/**
 * Searches a folder, and says what it could not look at. Links are not followed.
 * @param patience milliseconds for folders that do not answer
 */
export async function searchSpecs(start: string, patience = PATIENCE): Promise<FoundSpecs> {
  const files: string[] = [];
  const problems: SearchProblem[] = [];
  const open = [start];
  let left = patience;
  const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
    const since = performance.now();
    try {
      const entries = await inTime(fs.readdir(folder, { withFileTypes: true }), left, undefined);
      if (entries !== undefined) return entries;
      left = Math.max(left - (performance.now() - since), LEAST_PATIENCE);
      problems.push({ folder, message: 'the folder did not answer in time' });
    } catch (error) {
      problems.push({ folder, message: error instanceof Error ? error.message : String(error) });
    }
    return [];
  };
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await entriesOf(folder)) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && !isSkipped(entry.name)) open.push(full);
      else if (entry.isFile() && kindOf(entry.name) !== undefined) files.push(full);
    }
    if (files.length <= MOST_FILES) continue;
    problems.push({ folder: start, message: `only the first ${MOST_FILES} files found are looked at` });
    break;
  }
  return { files: files.slice(0, MOST_FILES).sort(), problems };
}

/** The spec files below a folder, of those that can be looked at. */
export async function findSpecFiles(start: string): Promise<readonly string[]> {
  return (await searchSpecs(start)).files;
}
