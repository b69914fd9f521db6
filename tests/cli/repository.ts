import { execFileSync } from 'node:child_process';
import { type Folder, folderWith } from '../lsp/kit';

/** Runs git in a folder without the settings of the user. */
export function git(folder: Folder, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder.path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder.path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  });
}

/** Commits everything in a folder. */
export function commit(folder: Folder, message = 'change'): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
}

/** A repository whose only commit holds these files; it goes when the test ends. */
export function repositoryWith(files: Readonly<Record<string, string>>): Folder {
  const folder = folderWith(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'first');
  return folder;
}
