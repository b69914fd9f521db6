import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { failure } from '../failure';
import type { Reply } from './messages';
import { serve } from './serve';

/** What the package `webgpu` exports. */
interface Dawn {
  readonly create: (options: readonly string[]) => GPU;
  readonly globals: object;
}

const FEATURES = ['allow_unsafe_apis', 'vulkan_enable_f16_on_nvidia'];
/** Bounds checks and zeroing cost time; without them a faulty shader may read what is not its own. */
const FAST_FEATURES = ['disable_robustness', 'disable_workgroup_init'];

const send = (reply: Reply): void => {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
};

/** Loads Dawn; the package is optional, and is not bundled. */
async function loadDawn(): Promise<Dawn | string> {
  const folder = process.env.DECODE_LENS_WEBGPU;
  const name = folder ? pathToFileURL(path.join(folder, 'index.js')).href : 'webgpu';
  try {
    return (await import(name)) as Dawn;
  } catch (error) {
    return String(error);
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
  // Dawn's instance must outlive its devices; once collected it takes the process along.
  Object.assign(globalThis, { decodeLensKeepsGpu: gpu });
  const server = await serve(gpu, send);
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => void server.receive(JSON.parse(line)));
  input.on('close', () => process.exit());
}

void main();
