import 'mocha/mocha';

interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
}

/**
 * What the extension host calls. Runs the suites, and writes their results to the console, as a worker has no files.
 * @param suites load the tests, once mocha is ready for them
 */
export async function run(suites: readonly (() => Promise<unknown>)[]): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as unknown as Mocha.ReporterConstructor });
  for (const load of suites) await load();
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', (test) => results.push({ title: test.fullTitle(), state: 'skipped' }))
      .on('fail', (test, error: Error) =>
        results.push({ title: test.fullTitle(), state: 'failed', message: error.stack ?? error.message }),
      );
  });
  console.log(`DECODE_LENS_RESULTS ${JSON.stringify(results)}`);
  if (failures > 0) throw new Error(`${failures} failed`);
}
