import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../language';
import { fileUri, findSpecFiles, nodeFiles } from './files';
import { NodeGit } from './git';

/**
 * This machine as a host of the language server.
 * @param rules folder with the pages of the rules
 */
export function nodeHost(rules: string): Host {
  const pages = new Set(fs.existsSync(rules) ? fs.readdirSync(rules) : []);
  return {
    files: nodeFiles,
    git: new NodeGit(),
    async findSpecs(folders) {
      const local = folders.filter((folder) => folder.startsWith('file:'));
      const found = await Promise.all(local.map((folder) => findSpecFiles(fileURLToPath(folder))));
      return found.flat().map(fileUri);
    },
    rulePage(code) {
      const page = `${code}.md`;
      return pages.has(page) ? pathToFileURL(path.join(rules, page)).href : undefined;
    },
  };
}
