import type { FileSystem, Uri } from 'vscode';
import type { Profile } from '../../../kernels';
import { keptProfiles } from '../../../server/protocol/profile';
import { withRun } from './history';

/** The runs of this machine, which outlive the editor. */
export interface KeptRuns {
  /** The newest first; none where nothing readable is kept. */
  readonly read: () => Promise<readonly Profile[]>;
  /** Keeps a run, drops those that it replaces, and gives back what is kept then. Rejects where nothing can be written. */
  readonly add: (run: Profile) => Promise<readonly Profile[]>;
}

/** Where runs are kept. */
interface Place {
  /** The extension's own folder; it may not be there yet. */
  readonly folder: Uri;
  readonly file: Uri;
}

/** Keeps runs in a file. Another window may have written it meanwhile: it is read anew each time. */
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
