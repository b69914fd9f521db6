import { aiconfigurator } from './aiconfigurator';
import type { Columns, Data, Imported, RunFormat } from './format';
import { inferencex } from './inferencex';
import { sglang } from './sglang';
import { vllm } from './vllm';

export type { Data } from './format';

/** What benchmarks write, the most particular first. */
const FORMATS: readonly RunFormat[] = [inferencex, sglang, vllm, aiconfigurator];

/** The format that an object or a row by its headings is in; undefined for a table of runs as it is. */
export function benchmarkOf(data: Data): RunFormat | undefined {
  return FORMATS.find((format) => format.recognizes(data));
}

/** The columns of an object: what the benchmark measured, and columns of a table of runs that stand in it as they are. */
export function importRun(data: Data, columns: ReadonlySet<string>): Imported {
  const format = benchmarkOf(data);
  const own = Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, string | number][] =>
      (format === undefined || columns.has(key)) && (typeof value === 'string' || typeof value === 'number')
        ? [[key.toLowerCase(), value]]
        : [],
    ),
  );
  if (format === undefined) return { ok: true, columns: own };
  const read = format.read(data);
  if (!read.ok) return read;
  const reason = unlikely(read.columns);
  if (reason !== undefined) return { ok: false, reason };
  // A benchmark's own keys mean what it says, whatever their names.
  return { ok: true, columns: { ...own, ...defined(read.columns) } };
}

/** Little's law holds whatever was measured: more sequences than the benchmark had open are a mistake of unit. */
function unlikely({ batch, concurrency }: Columns): string | undefined {
  const [decoding, open] = [Number(batch), Number(concurrency)];
  return decoding > 1.1 * open
    ? `${decoding.toPrecision(3)} sequences would decode at once (tokens/s · TPOT), but ${open} were open; check the unit of the time`
    : undefined;
}

function defined<Value>(record: Readonly<Record<string, Value | undefined>>) {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
