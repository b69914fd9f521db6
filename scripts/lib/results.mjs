import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * The results of a run, each `{ title, state, message }` with the state `passed`, `failed` or `skipped`. A run
 * that fails without a failed test (it could not start, or an import failed) counts as one more failure.
 */
function complete(results, code) {
  if (code === 0 || results.some((result) => result.state === 'failed')) return results;
  return [...results, { title: `the run itself (exit code ${code})`, state: 'failed' }];
}

const readJson = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined);

const states = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
};

/** Reads the report of vitest's JSON reporter. */
export function readVitestResults(file, code) {
  const files = readJson(file)?.testResults ?? [];
  const results = files.flatMap(({ name, status, message, assertionResults }) => {
    const where = path.relative(root, name);
    const broken = status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
    return [
      ...(broken ? [{ title: where, state: 'failed', message }] : []),
      ...assertionResults.map((test) => ({
        title: `${where}: ${test.fullName}`,
        state: states[test.status] ?? 'failed',
      })),
    ];
  });
  return complete(results, code);
}

/** The duration of each test file, from the report of vitest's JSON reporter: `{ file, milliseconds }`. */
export function readFileTimes(file) {
  const files = readJson(file)?.testResults ?? [];
  return files.map(({ name, startTime, endTime }) => ({
    file: path.relative(root, name),
    milliseconds: endTime - startTime,
  }));
}

/** Reads the results that the suite in the extension host wrote. */
export const readSuiteResults = (file, code) => complete(readJson(file) ?? [], code);

/** Counts results by state. */
export function tally(results) {
  const count = (state) => results.filter((result) => result.state === state).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
