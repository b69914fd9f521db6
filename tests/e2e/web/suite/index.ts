import 'mocha/mocha';
import { runAll } from '../../mocha-results';

/**
 * What the extension host calls. Runs the suites, and writes their results to the console, as a worker has no files.
 * @param suites load the tests, once mocha is ready for them
 */
export async function run(suites: readonly (() => Promise<unknown>)[]): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as unknown as Mocha.ReporterConstructor });
  for (const load of suites) await load();
  await runAll(mocha, (results) => console.log(`DECODE_LENS_RESULTS ${JSON.stringify(results)}`));
}
