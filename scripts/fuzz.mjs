// `npm run fuzz -- --minutes 10 [--seed 1]`: tries what the property tests state, and generated worst cases, with one seed after the
// other until the time is spent. A seed that fails is printed: `--seed` with it repeats the run.
import { parseArgs } from 'node:util';
import { run } from './lib/process.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const end = Date.now() + Number(values.minutes ?? 10) * 60_000;
const TESTS = [
  'tests/property',
  'tests/lsp/random-edits.test.ts',
  'tests/reliability/worst-generated.test.ts',
];

let seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
let rounds = 0;
do {
  const env = { ...process.env, FUZZ_SEED: String(seed) };
  const code = await run('npx', ['vitest', 'run', '--reporter=dot', ...TESTS], { env });
  if (code !== 0) {
    console.error(`seed ${seed} failed; repeat it with: npm run fuzz -- --minutes 0 --seed ${seed}`);
    process.exit(1);
  }
  rounds++;
  seed = (seed + 1) % 2 ** 31;
} while (Date.now() < end);
console.log(`${rounds} rounds passed, up to seed ${seed - 1}`);
