import { type Tree, TreeFragment } from '@lezer/common';
import { parser as lezer } from '@lezer/yaml';
import { LineCounter, parseDocument } from 'yaml';
import { LineIndex, parseYaml, toValue } from '../../server/yaml';
import { modelOf } from './specs';
import { type Timing, timing } from './statistics';

/** Something that reads a text, and reads it again after every keystroke. */
interface Reader {
  readonly name: string;
  /** Reads a text, and returns what reads it again with one character more or less, which `at` is the place of. */
  open(text: string): (text: string, at: number) => void;
}

/** The library: tree, lines and data, of which a keystroke makes only what it touched. */
const ours: Reader = {
  name: 'server/yaml',
  open(text) {
    let parsed = parseYaml(text);
    let lines = LineIndex.of(text);
    toValue(parsed);
    return (next, at) => {
      const grown = next.length - parsed.text.length;
      const change = { fromA: at, toA: at + Math.max(-grown, 0), fromB: at, toB: at + Math.max(grown, 0) };
      parsed = parseYaml(next, parsed, [change]);
      lines = lines.update(next, change);
      toValue(parsed);
    };
  },
};

/** The package `yaml`: tree, lines and data, made again at every keystroke. */
const yaml: Reader = {
  name: 'yaml',
  open(text) {
    const read = (next: string) =>
      parseDocument(next, {
        uniqueKeys: false,
        merge: true,
        logLevel: 'silent',
        lineCounter: new LineCounter(),
      }).toJS();
    read(text);
    return read;
  },
};

/** The package `@lezer/yaml` alone: a syntax tree without values, data or words for errors. */
const syntax: Reader = {
  name: '@lezer/yaml',
  open(text) {
    let tree: Tree = lezer.parse(text);
    let length = text.length;
    return (next, at) => {
      const grown = next.length - length;
      const change = { fromA: at, toA: at + Math.max(-grown, 0), fromB: at, toB: at + Math.max(grown, 0) };
      tree = lezer.parse(next, TreeFragment.applyChanges(TreeFragment.addTree(tree), [change]));
      length = next.length;
    };
  },
};

/** How long a reader takes for a file of so many lines, from nothing and after a keystroke. */
export interface ReaderTimes {
  readonly name: string;
  readonly lines: number;
  readonly open: Timing;
  readonly keystroke: Timing;
}

function duration(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Times of all readers for one size; they take turns, so that a busy machine slows all of them. */
export function measureReaders(lines: number, rounds: number): readonly ReaderTimes[] {
  const text = modelOf(lines);
  const middle = Math.floor(text.length / 2);
  // A digit is typed behind the first one in the second half.
  const at = middle + text.slice(middle).search(/\d/) + 1;
  const longer = `${text.slice(0, at)}1${text.slice(at)}`;
  const runs = [ours, yaml, syntax].map((reader) => ({
    reader,
    type: reader.open(text),
    open: [] as number[],
    keystroke: [] as number[],
  }));
  for (let round = -Math.ceil(rounds / 2); round < rounds; round++)
    for (const { reader, type, open, keystroke } of runs) {
      const measured = [
        duration(() => reader.open(text)),
        duration(() => type(longer, at)) + duration(() => type(text, at)),
      ] as const;
      // The first rounds let the compiler do its work.
      if (round < 0) continue;
      open.push(measured[0]);
      keystroke.push(measured[1] / 2);
    }
  return runs.map(({ reader, open, keystroke }) => ({
    name: reader.name,
    lines,
    open: timing(open),
    keystroke: timing(keystroke),
  }));
}
