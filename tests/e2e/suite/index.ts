import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { runAll } from '../mocha-results';

/**
 * What the extension host calls. Runs the bundled tests next to this file and writes their results to the file
 * that `DECODE_LENS_TEST_RESULTS` names, because a host's exit code says only that something failed. `DECODE_LENS_TEST_ONLY` is a
 * pattern of titles, to run some of them.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    grep: new RegExp(process.env.DECODE_LENS_TEST_ONLY ?? ''),
  });
  for (const name of fs.readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  }
  const file = process.env.DECODE_LENS_TEST_RESULTS;
  await runAll(mocha, (results) => {
    if (file !== undefined) fs.writeFileSync(file, JSON.stringify(results));
  });
}
