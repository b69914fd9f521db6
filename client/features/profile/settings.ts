import { workspace } from 'vscode';
import type { HostChoice } from './choose-hosts';

/** How a process of Node is started for the kernels. */
export interface KernelProcess {
  /** The Node that a person named; otherwise one is looked for. */
  readonly nodePath: string | undefined;
  /** The folder of the package `webgpu` that a person named. */
  readonly webgpuPath: string | undefined;
  readonly boundsChecks: boolean;
}

/** The settings of profiling. */
export interface ProfileSettings extends KernelProcess {
  readonly host: HostChoice['wanted'];
  /** Seconds that one task may take. */
  readonly timeout: number;
}

/** Reads the settings; what is not understood is as by default. */
export function readSettings(): ProfileSettings {
  const settings = workspace.getConfiguration('decodeLens.profile');
  const text = (key: string): string | undefined => {
    const value = settings.get<unknown>(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const host = text('host');
  const timeout = settings.get<unknown>('timeout');
  return {
    host: host === 'node' || host === 'webview' ? host : 'auto',
    nodePath: text('nodePath'),
    webgpuPath: text('webgpuPath'),
    boundsChecks: settings.get<unknown>('boundsChecks') === true,
    timeout: typeof timeout === 'number' && timeout >= 1 && timeout <= 3600 ? timeout : 120,
  };
}
