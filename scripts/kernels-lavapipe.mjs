// Downloads Mesa 26's software Vulkan driver into the cache folder, for tests of kernels that need halves or
// subgroup matrices: Debian's own Mesa may be too old. The packages are unpacked rather than installed, with the C
// library they were built for, so that nothing else on the machine changes. Needs apt-get and dpkg.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, isMain } from './lib/paths.mjs';

const folder = path.join(cacheFolder(), 'lavapipe');
const root = path.join(folder, 'root');
const libraries = path.join(root, 'usr', 'lib', 'x86_64-linux-gnu');
const manifest = path.join(folder, 'lavapipe.json');
/** Packages that the driver does not need: tables, documentation and the like. */
const unneeded = /^(gcc-.*-base|.*-data|.*-common|libc-gconv.*)$/;

/** The time limit of apt. */
const LIMIT_MS = 10 * 60_000;

/** Ensures that the driver is in the cache. Returns undefined, or a sentence that says why it is not. */
export function ensureLavapipe() {
  if (fs.existsSync(manifest)) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64' || !fs.existsSync('/usr/bin/apt-get'))
    return 'Mesa 26 is unpacked on x86-64 Debian only.';
  try {
    unpack();
    return undefined;
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    return `Mesa 26 could not be unpacked: ${error.message}`;
  }
}

function unpack() {
  const apt = path.join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial', 'debs'])
    fs.mkdirSync(path.join(apt, part), { recursive: true });
  fs.writeFileSync(path.join(apt, 'status'), '');
  fs.writeFileSync(
    path.join(apt, 'sources.list'),
    'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main\n',
  );
  const options = {
    'Dir::Etc::SourceList': path.join(apt, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': path.join(apt, 'lists'),
    'Dir::State::status': path.join(apt, 'status'),
    'Dir::Cache': path.join(apt, 'cache'),
    'APT::Architecture': 'amd64',
    'APT::Sandbox::User': 'root',
  };
  const flags = Object.entries(options).map(([name, value]) => `-o${name}=${value}`);
  const run = (...args) =>
    execFileSync('apt-get', [...flags, '-qq', ...args], {
      encoding: 'utf8',
      cwd: path.join(apt, 'debs'),
      timeout: LIMIT_MS,
    });
  run('update');
  const plan = run('-s', 'install', '--no-install-recommends', 'mesa-vulkan-drivers', 'libvulkan1');
  const names = [...plan.matchAll(/^Inst (\S+)/gm)]
    .map(([, name]) => name)
    .filter((name) => !unneeded.test(name));
  console.log(`Unpacking ${names.length} packages of Mesa into ${folder} ...`);
  run('download', ...names);
  for (const file of fs.readdirSync(path.join(apt, 'debs')))
    execFileSync('dpkg', ['-x', path.join(apt, 'debs', file), root]);
  const driver = { ICD: { api_version: '1.4.0', library_path: path.join(libraries, 'libvulkan_lvp.so') } };
  fs.writeFileSync(manifest, JSON.stringify({ file_format_version: '1.0.1', ...driver }));
  fs.rmSync(apt, { recursive: true });
}

if (isMain(import.meta.url)) console.log(ensureLavapipe() ?? `Mesa 26 is there: ${folder}`);
