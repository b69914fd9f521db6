import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { failure } from '../device/failure';
import type { Reply } from './messages';
import { serve } from './serve';

/** The exports of the package `webgpu`. */
interface Dawn {
  readonly create: (options: readonly string[]) => GPU;
  readonly globals: object;
}

const FEATURES = ['allow_unsafe_apis', 'vulkan_enable_f16_on_nvidia'];
/** Bounds checks and zero initialization cost time; without them a faulty shader may read foreign memory. */
const FAST_FEATURES = ['disable_robustness', 'disable_workgroup_init'];

const send = (reply: Reply): void => {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
};

/**
 * The path of the package `webgpu`: in the folder from the settings or the environment, or else the copy packaged
 * with this script, or else wherever Node finds it.
 */
function webgpuEntry(): string {
  const named = process.env.DECODE_LENS_WEBGPU;
  const entries = (folder: string) => [
    path.join(folder, 'index.js'),
    path.join(folder, 'node_modules', 'webgpu', 'index.js'),
  ];
  const candidates = named ? entries(named) : [path.join(__dirname, 'webgpu', 'index.js')];
  const entry = candidates.find((file) => fs.existsSync(file)) ?? (named ? candidates[0] : undefined);
  return entry === undefined ? 'webgpu' : pathToFileURL(entry).href;
}

/** Loads Dawn, which is an optional package and not bundled. */
async function loadDawn(): Promise<Dawn | string> {
  try {
    return (await import(webgpuEntry())) as Dawn;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

async function main(): Promise<void> {
  const dawn = await loadDawn();
  if (typeof dawn === 'string') {
    send({
      reply: 'closed',
      failure: failure('no-webgpu', `The package webgpu could not be loaded: ${dawn}`),
    });
    return;
  }
  Object.assign(globalThis, dawn.globals);
  const features = [...FEATURES, ...(process.env.DECODE_LENS_FAST ? FAST_FEATURES : [])];
  const gpu = dawn.create([
    `enable-dawn-features=${features.join(',')}`,
    'disable-dawn-features=timestamp_quantization',
  ]);
  // Dawn's instance must outlive its devices; the process would crash after its garbage collection.
  Object.assign(globalThis, { decodeLensKeepsGpu: gpu });
  const server = await serve(gpu, send);
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => void server.receive(JSON.parse(line)));
  // The parent process has ended. A hanging device can block a normal exit, so kill the process.
  input.on('close', () => process.kill(process.pid, 'SIGKILL'));
}

void main();
