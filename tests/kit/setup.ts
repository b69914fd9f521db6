import fc from 'fast-check';
import { runs } from './runs';

// Properties that say nothing of their own are tried a hundred times in a long run.
fc.configureGlobal({ numRuns: runs(100) });
