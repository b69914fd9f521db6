import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/setup-system.mjs';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** WebGPU on SwiftShader, which Chromium brings, instead of no GPU at all. */
const softwareGpu = [
  '--enable-unsafe-webgpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * Starts the machine's Chromium without a window. Root has no sandbox to use.
 * @param options `gpu`: offer WebGPU, in software
 */
export function launchChromium({ gpu = false } = {}) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ['--headless=new', ...(gpu ? softwareGpu : ['--disable-gpu']), ...sandbox, ...quiet],
  });
}
