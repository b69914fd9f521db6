import path from 'node:path';
import esbuild from 'esbuild';
import { isFailure, type Session } from '../../../kernels/host/host';
import { nodeHost } from '../../../kernels/host/node';
import type { KernelSpec } from '../../../kernels/registry/registry';
import type { TestAdapter } from './adapters';

const root = path.resolve(import.meta.dirname, '../../..');

/** Bundles an entry of the kernels' room into `out/`, as the build does, and returns its path. */
export async function bundle(entry: string, format: 'cjs' | 'iife'): Promise<string> {
  // Test files run side by side; each has its own copy.
  const outfile = path.join(
    root,
    'out',
    'kernels',
    `${path.basename(entry, '.ts')}-${process.pid}.${format === 'cjs' ? 'cjs' : 'js'}`,
  );
  await esbuild.build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    format,
    ...(format === 'iife' ? { globalName: 'kernels' } : {}),
    platform: format === 'cjs' ? 'node' : 'browser',
    target: 'es2023',
    loader: { '.wgsl': 'text' },
    logLevel: 'error',
  });
  return outfile;
}

/** The Node host on a software adapter. */
export async function hostOn(adapter: TestAdapter) {
  const script = await bundle('kernels/host/child.node.ts', 'cjs');
  return nodeHost({ command: adapter.command, script, webgpu: adapter.webgpu, env: adapter.env });
}

/** Opens a session, or fails the test with the reason. */
export async function openOn(adapter: TestAdapter): Promise<Session> {
  const session = await (await hostOn(adapter)).open(30);
  if (isFailure(session)) throw new Error(`${session.message} ${session.advice}`);
  return session;
}

/** The relative error of a kernel's result, or the failure's text. */
export async function errorOf(session: Session, spec: KernelSpec): Promise<number | string> {
  const result = await session.run({ task: 'kernel', spec, check: true }, 120);
  if (isFailure(result)) return `${result.code}: ${result.message}`;
  return result.relativeError ?? 'the output held NaN';
}
