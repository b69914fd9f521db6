import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/setup-system.mjs';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the machine's Chromium without a window. Root has no sandbox to use. */
export function launchChromium() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ['--headless=new', '--disable-gpu', ...sandbox, ...quiet],
  });
}
