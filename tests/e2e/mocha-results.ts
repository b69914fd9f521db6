/** What became of a test, as the two suites in extension hosts tell it. */
export interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
}

/** Runs the tests that mocha has loaded, tells their results, and throws where one failed: hosts look at that alone. */
export async function runAll(
  mocha: Pick<Mocha, 'run'>,
  tell: (results: readonly Result[]) => void,
): Promise<void> {
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
  tell(results);
  if (failures > 0) throw new Error(`${failures} failed`);
}
