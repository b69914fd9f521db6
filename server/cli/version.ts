import fs from 'node:fs';
import path from 'node:path';
import { CallerProblem } from '../tooling';

/** The version of the package that contains this bundle. */
export function version(): string {
  const file = path.join(__dirname, '..', 'package.json');
  try {
    const manifest: { readonly version?: unknown } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return String(manifest.version);
  } catch {
    throw new CallerProblem(`${file} is missing next to the command line; its version is unknown`);
  }
}
