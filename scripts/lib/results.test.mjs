import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from './paths.mjs';
import { readSuiteResults, readVitestResults, summaryLine, tally } from './results.mjs';

const file = path.join(os.tmpdir(), `decode-lens-results-${process.pid}.json`);
afterEach(() => fs.rmSync(file, { force: true }));

/** Counts a vitest report about one file with these tests. */
function counted({ status = 'passed', tests = [] }, code) {
  const assertionResults = tests.map((state) => ({ fullName: state, status: state }));
  const report = { testResults: [{ name: path.join(root, 'a.test.ts'), status, assertionResults }] };
  fs.writeFileSync(file, JSON.stringify(report));
  return summaryLine(tally(readVitestResults(file, code)));
}

test('passed, failed and skipped tests are counted', () => {
  const tests = ['passed', 'passed', 'failed', 'pending'];
  expect(counted({ status: 'failed', tests }, 1)).toBe('2 passed, 1 failed, 1 skipped');
});

test('a line without skipped tests does not mention them', () => {
  expect(counted({ tests: ['passed'] }, 0)).toBe('1 passed, 0 failed');
});

test('a file that cannot be loaded is a failure', () => {
  expect(counted({ status: 'failed' }, 1)).toBe('0 passed, 1 failed');
});

test('a run that fails with all tests passed is a failure', () => {
  expect(counted({ tests: ['passed'] }, 1)).toBe('1 passed, 1 failed');
});

test('a run that leaves no report is a failure', () => {
  expect(summaryLine(tally(readVitestResults(file, 127)))).toBe('0 passed, 1 failed');
  expect(summaryLine(tally(readSuiteResults(file, 1)))).toBe('0 passed, 1 failed');
});
