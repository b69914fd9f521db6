import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { inTime, kindOf } from '../language';

/** Folders of dependencies and build outputs. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'out']);
/** The maximum number of files found in a workspace. */
const MOST_FILES = 10_000;
/** The total time that a search waits for unresponsive folders, in milliseconds. */
const PATIENCE = 5_000;
/** The minimum time that it waits for each. */
const LEAST_PATIENCE = 50;

/** Why a search is incomplete. */
interface SearchProblem {
  readonly folder: string;
  readonly message: string;
}

/** The spec files below a folder, sorted by name. */
export interface FoundSpecs {
  readonly files: readonly string[];
  readonly problems: readonly SearchProblem[];
}

/** Whether to skip a folder by its name: it is hidden, or contains dependencies or build outputs. */
export function isSkipped(folder: string): boolean {
  return SKIPPED.has(folder) || folder.startsWith('.');
}

/**
 * Searches a folder and reports the parts that could not be read. Does not follow links.
 *
 * @param patience milliseconds to wait for unresponsive folders
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

/** The readable spec files below a folder. */
export async function findSpecFiles(start: string): Promise<readonly string[]> {
  return (await searchSpecs(start)).files;
}
