import { benchmarkOf } from './import';
import { parseObject } from './json-objects';

/** Whether a text is a file of runs, a table or a benchmark’s, rather than one of kernels or deployments. */
export function isRunFile(text: string): boolean {
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(plain)) {
    // The first object says what the others are.
    const start = plain.indexOf('{');
    for (let end = plain.indexOf('}', start); end >= 0; end = plain.indexOf('}', end + 1)) {
      const data = parseObject(plain.slice(start, end + 1));
      if (data !== undefined) return benchmarkOf(data) !== undefined || 'accelerators' in data;
    }
    return false;
  }
  const header = plain.split(/\r?\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const headings = Object.fromEntries(
    header.split(',').map((heading) => [heading.trim().replace(/^"|"$/g, '').toLowerCase(), '']),
  );
  return benchmarkOf(headings) !== undefined || ('model' in headings && 'hardware' in headings);
}
