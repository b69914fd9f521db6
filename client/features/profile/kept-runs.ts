import type { FileSystem, Uri } from 'vscode';
import type { Profile } from '../../../kernels';
import { keptProfiles } from '../../../server/protocol/profile';
import { withRun } from './history';

/** The stored runs of this machine, which persist across sessions. */
export interface KeptRuns {
  /** The stored runs, newest first; empty if there are none, or if the file is unreadable. */
  readonly read: () => Promise<readonly Profile[]>;
  /** Stores a run, drops those that it replaces, and returns the stored runs. Rejects if writing fails. */
  readonly add: (run: Profile) => Promise<readonly Profile[]>;
}

/** The location of the stored runs. */
interface Place {
  /** The extension's storage folder, which may not exist yet. */
  readonly folder: Uri;
  readonly file: Uri;
}

/** Stores runs in a file. Reads it anew each time, because another window may have changed it. */
export function keptRuns(
  { folder, file }: Place,
  files: Pick<FileSystem, 'readFile' | 'writeFile' | 'createDirectory'>,
): KeptRuns {
  async function read(): Promise<readonly Profile[]> {
    try {
      const kept = keptProfiles.safeParse(JSON.parse(new TextDecoder().decode(await files.readFile(file))));
      return kept.success ? kept.data : [];
    } catch {
      return []; // None yet, or the file is damaged: there is nothing to compare with.
    }
  }

  return {
    read,
    async add(run) {
      const runs = withRun(await read(), run);
      await files.createDirectory(folder);
      await files.writeFile(file, new TextEncoder().encode(JSON.stringify(runs)));
      return runs;
    },
  };
}
