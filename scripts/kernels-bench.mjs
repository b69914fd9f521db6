// Builds the kernels' benchmark and runs it here, or, with `--pack FOLDER`, packs all it needs into a folder that runs on
// a Linux machine without a network: `sh FOLDER/run.sh`. Both print the same: probes, checks, times, and PyTorch's times
// where python3 has it. `--webgpu FOLDER` names the package webgpu, `--vulkan FOLDER` one with Debian's Vulkan loader
// (the .deb files of libvulkan1 and its needs) to pack; all else is passed on.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const { values, positionals } = parseArgs({
  options: {
    pack: { type: 'string' },
    webgpu: { type: 'string' },
    vulkan: { type: 'string' },
    safe: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  allowPositionals: true,
});
const webgpu = values.webgpu ?? path.dirname(createRequire(import.meta.url).resolve('webgpu'));
const folder = path.resolve(values.pack ?? inRoot('out', 'kernels-bench'));
const flags = [...(values.safe ? ['--safe'] : []), ...(values.json ? ['--json'] : []), ...positionals];

const bundle = (entry, name) =>
  esbuild.build({
    entryPoints: [inRoot(entry)],
    outfile: path.join(folder, name),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    loader: { '.wgsl': 'text' },
    logLevel: 'warning',
  });

const RUN = `# Unpacks what is beside it and runs the benchmark; the Vulkan loader is unpacked into the system, as root.
cd "$(dirname "$0")"
for deb in vulkan/*.deb; do [ -f "$deb" ] && dpkg -x "$deb" /; done; ldconfig
xz -dkf node.xz webgpu/dist/linux-x64/dawn.node.xz; chmod +x node
driver=/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json
[ -f /etc/vulkan/icd.d/nvidia_icd.json ] || [ ! -f $driver ] || export VK_DRIVER_FILES=$driver
export DECODE_LENS_WEBGPU="$PWD/webgpu"
./node bench.cjs "$@"
python3 -c 'import torch' 2>/dev/null && python3 peers.py
`;

fs.mkdirSync(folder, { recursive: true });
await bundle('kernels/bench/bench.node.ts', 'bench.cjs');
await bundle('kernels/host/child.node.ts', 'child.cjs');
fs.copyFileSync(inRoot('kernels/bench/peers.py'), path.join(folder, 'peers.py'));
if (values.pack === undefined) {
  process.exitCode = await run(process.execPath, [path.join(folder, 'bench.cjs'), ...flags], {
    env: { ...process.env, DECODE_LENS_WEBGPU: webgpu },
  });
} else pack();

/** Adds Node, Dawn and the Vulkan loader, compressed, and the script that runs them. */
function pack() {
  const dawn = path.join('dist', 'linux-x64', 'dawn.node');
  fs.mkdirSync(path.join(folder, 'webgpu', path.dirname(dawn)), { recursive: true });
  for (const file of ['index.js', 'package.json'])
    fs.copyFileSync(path.join(webgpu, file), path.join(folder, 'webgpu', file));
  compress(path.join(webgpu, dawn), path.join(folder, 'webgpu', dawn));
  const stripped = path.join(folder, 'node');
  if (!fs.existsSync(`${stripped}.xz`)) {
    fs.copyFileSync(process.execPath, stripped);
    execFileSync('strip', [stripped]);
    compress(stripped, stripped);
    fs.rmSync(stripped);
  }
  if (values.vulkan !== undefined) fs.cpSync(values.vulkan, path.join(folder, 'vulkan'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'run.sh'), RUN);
}

function compress(from, to) {
  if (!fs.existsSync(`${to}.xz`))
    fs.writeFileSync(`${to}.xz`, execFileSync('xz', ['-6', '-T2', '-c', from], { maxBuffer: 2 ** 30 }));
}
