import { workspace } from 'vscode';
import { profileHost } from '../../../server/protocol/profile-messages';
import type { HostChoice } from './choose-hosts';

/** How to start the Node process for the kernels. */
export interface KernelProcess {
  /** The Node executable from the settings; default: the first one found. */
  readonly nodePath: string | undefined;
  /** The folder of the package `webgpu` from the settings. */
  readonly webgpuPath: string | undefined;
  readonly boundsChecks: boolean;
}

/** The settings of profiling. */
export interface ProfileSettings extends KernelProcess {
  readonly host: HostChoice['wanted'];
  /** Time limit of one task in seconds. */
  readonly timeout: number;
}

/** Reads the settings; invalid ones get their defaults. */
export function readSettings(): ProfileSettings {
  const settings = workspace.getConfiguration('decodeLens.profile');
  const text = (key: string): string | undefined => {
    const value = settings.get<unknown>(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const host = profileHost.safeParse(settings.get<unknown>('host'));
  const timeout = settings.get<unknown>('timeout');
  return {
    host: host.success ? host.data : 'auto',
    nodePath: text('nodePath'),
    webgpuPath: text('webgpuPath'),
    boundsChecks: settings.get<unknown>('boundsChecks') === true,
    timeout: typeof timeout === 'number' && timeout >= 1 && timeout <= 3600 ? timeout : 120,
  };
}
