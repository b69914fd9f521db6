import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../language';
import { fileUri, nodeFiles, pathOf } from './files';
import { findSpecFiles } from './find-specs';
import { NodeGit } from './git';

/**
 * Kills the process on exit if a read hangs: Node would wait for its thread forever. The exit status is that of a
 * failure.
 */
export function endDespiteReads(): void {
  if (nodeFiles.hangs) process.kill(process.pid, 'SIGKILL');
}

/**
 * The local machine as a host of the language server.
 *
 * @param rules folder of the pages of the rules
 */
export function nodeHost(rules: string): Host {
  process.once('exit', endDespiteReads);
  const pages = new Set(fs.existsSync(rules) ? fs.readdirSync(rules) : []);
  return {
    files: nodeFiles,
    git: new NodeGit(),
    async findSpecs(folders) {
      const local = folders.flatMap((folder) => pathOf(folder) ?? []);
      const found = await Promise.all(local.map(findSpecFiles));
      return found.flat().map(fileUri);
    },
    rulePage(code) {
      const page = `${code}.md`;
      return pages.has(page) ? pathToFileURL(path.join(rules, page)).href : undefined;
    },
  };
}
