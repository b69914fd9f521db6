import fc from 'fast-check';
import { runs } from './runs';

// Properties that say nothing of their own are tried a hundred times in a long run.
// A run of `npm run fuzz` states the seed of every property that has none of its own.
const seed = process.env.FUZZ_SEED;
fc.configureGlobal({ numRuns: runs(100), ...(seed === undefined ? {} : { seed: Number(seed) }) });
