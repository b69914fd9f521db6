import { mapOf } from '../../../core/data';
import { parseQuantity } from '../../../core/quantity';
import { dataAt } from '../../../yaml/edit';
import { locate, type YamlPath } from '../../../yaml/parse';
import { type Refactoring, rewrite } from './refactoring';

const PARTS = ['compute', 'memory', 'network'];

/** The path of the efficiency at the cursor: of the card, or of a kernel family. */
function efficiencyPath(path: YamlPath): YamlPath | undefined {
  const length = path[0] === 'efficiency' ? 2 : path[0] === 'kernels' ? 3 : 0;
  return length > 0 && path.length >= length && PARTS.includes(String(path[length - 1]))
    ? path.slice(0, length)
    : undefined;
}

function middle(low: string, high: string): string | undefined {
  const [a, b] = [parseQuantity(low, 'ratio'), parseQuantity(high, 'ratio')];
  return a.ok && b.ok ? String(Number(((a.value + b.value) / 2).toPrecision(6))) : undefined;
}

function detailed(value: string, low: string, high: string): string {
  return `{ value: ${value}, low: ${low}, high: ${high}, source: "where it was measured" }`;
}

/** The other ways to write an efficiency with the same meaning. */
function otherForms(written: string, data: unknown): readonly { title: string; text: string }[] {
  if (typeof data === 'object') {
    const { value, low = value, high = value, source } = mapOf(data);
    const mid = middle(String(low), String(high));
    if (source !== undefined || mid === undefined || Number(mid) !== Number(value)) return [];
    if (low === high) return [{ title: 'Write as a single value', text: String(value) }];
    return [{ title: 'Write as a range', text: `${String(low)}..${String(high)}` }];
  }
  const [low = '', high] = written.split('..').map((part) => part.trim());
  if (high === undefined) {
    return [
      { title: 'Write as a range', text: `${low}..${low}` },
      { title: 'Write with its range and source', text: detailed(low, low, low) },
    ];
  }
  const mid = middle(low, high);
  return mid === undefined
    ? []
    : [{ title: 'Write with its range and source', text: detailed(mid, low, high) }];
}

/** Rewrites an efficiency as a value, a range, or a map with its source. */
export const efficiencyForm: Refactoring = {
  kind: 'refactor.rewrite',
  propose: (context) => {
    const { file } = context;
    const path = file.kind === 'hardware' ? efficiencyPath(context.path) : undefined;
    const found = path && locate(file.parsed, path);
    if (path === undefined || found?.value === undefined || found.via !== undefined) return [];
    const { from, to } = found.value;
    const written = file.text.slice(from, to);
    if (/[\r\n"'#]/.test(written)) return [];
    return otherForms(written, dataAt(file.data, path)).flatMap(({ title, text }) =>
      rewrite(context, title, [{ from, to, insert: text }]),
    );
  },
};
