import { dataAt, setValue } from '../../yaml/edit';
import { placeOf } from '../rules';
import { mapOf } from '../rules/data';
import { type Fix, proposal } from './fix';

/** Where degrees of parallelism stand, and the pool they have to multiply to. */
const PLACES: readonly { readonly path: readonly string[]; readonly pool: string }[] = [
  { path: ['attention', 'parallel'], pool: 'attention' },
  { path: ['ffn', 'parallel'], pool: 'ffn' },
  { path: ['pool', 'parallel', 'attention'], pool: 'pool' },
  { path: ['pool', 'parallel', 'ffn'], pool: 'pool' },
];

const DEGREES = ['data', 'expert', 'tensor', 'pipeline'] as const;

/** One degree changes so that all multiply to the pool; offered for each that can do it. */
export const fitParallelism: Fix = {
  codes: ['parallelism-mismatch'],
  safe: false,
  propose: (context) => {
    const { file, finding } = context;
    const place = PLACES.find(
      ({ path }) => dataAt(file.data, path) !== undefined && placeOf(file, path).from === finding.from,
    );
    if (place === undefined) return [];
    const { instances, accelerators } = mapOf(dataAt(file.data, [place.pool]));
    const cards = Number(instances) * Number(accelerators);
    const degrees = mapOf(dataAt(file.data, place.path));
    const written = DEGREES.filter((degree) => degrees[degree] !== undefined);
    const free = place.path.includes('ffn') ? 'expert' : 'data';
    const candidates = [free, ...written.filter((degree) => degree !== free)];
    const fitting = candidates.flatMap((degree) => {
      const others = written
        .filter((other) => other !== degree)
        .reduce((product, other) => product * Number(degrees[other]), 1);
      // Beyond the safe integers a quotient may be rounded.
      return Number.isSafeInteger(cards / others) && cards / others >= 1
        ? [{ degree, value: cards / others }]
        : [];
    });
    return fitting.flatMap(({ degree, value }, index) =>
      proposal(
        context,
        `Set \`${degree}\` to ${value}`,
        setValue(file.parsed, [...place.path, degree], value),
        index === 0,
      ),
    );
  },
};
