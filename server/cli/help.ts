import { measuredKernelNames, usualWords } from '../core/profile';
import { nearest } from '../core/quantity';

/** The help text of a command. */
interface CommandHelp {
  readonly form: string;
  readonly does: string;
  /** Its options other than `--json`, and their descriptions. */
  readonly options?: Readonly<Record<string, string>>;
}

const COUNTING = 'exact (default), or step3-paper: as in the Step-3 paper';
const PRICE_BASIS = 'rental (default), neocloud or hyperscaler: which of the cards’ `prices` to use';
const REQUEST = {
  '--counting': COUNTING,
  '--price-basis': PRICE_BASIS,
  '--context': 'tokens of context such as 8192 or 8K, instead of the file’s',
  '--batch': 'concurrent sequences, instead of the file’s',
};

const COMMANDS = {
  check: {
    form: 'check PATH...',
    does: 'check files and folders',
    options: { '--price-basis': PRICE_BASIS },
  },
  model: {
    form: 'model FILE [--context 8192] [--counting step3-paper]',
    does: 'work per decoded token',
    options: { '--context': 'tokens of context (default: 8192)', '--counting': COUNTING },
  },
  cost: {
    form: 'cost FILE [--basis bound|estimate|simulate] [--counting exact|step3-paper] [--context N] [--batch N]',
    does: 'cost of a million tokens of a deployment',
    options: {
      '--basis': 'estimate (default), bound (theoretical lower bound) or simulate (event by event)',
      ...REQUEST,
    },
  },
  simulate: {
    form: 'simulate FILE [--timeline OUT.json] [--jitter 0.05 --seed 1] [--context N] [--batch N] [--counting ...]',
    does: 'simulate a decode step, for Perfetto',
    options: {
      '--timeline': 'write the events to this file, for Perfetto',
      '--jitter': 'random variation of kernel times, as a share from 0 to 1',
      '--seed': 'seed of the jitter (default: 1)',
      ...REQUEST,
    },
  },
  search: {
    form: 'search FILE [--cards C...] [--topology afd|colocated] [--tpot T] [--shard I/N] [--context N] [--batch N]',
    does: 'the cheapest deployments of a space, and why',
    options: {
      '--cards': 'cards to try, as references of the file: paths from it, or catalog:<id>',
      '--topology': 'afd, colocated, or both, the default',
      '--tpot': 'time per output token that must hold such as 30ms, in the place of the file’s target',
      '--accelerators': 'accelerators at most',
      '--objectives':
        'what the frontier is of: cost, tpot, throughput, accelerators; the first decides the winner',
      '--shard': 'I/N: the I-th of N parts alone, as NDJSON while it goes; decode-lens merge joins them',
      ...REQUEST,
    },
  },
  merge: {
    form: 'merge SHARD.ndjson...',
    does: 'the frontier of a search that ran as shards',
  },
  matrix: {
    form: 'matrix --model M... --hardware H... --context N... [--counting ...]',
    does: 'cost bounds of models on cards, and the best pairs',
    options: {
      '--model': 'model files',
      '--hardware': 'hardware files',
      '--context': 'tokens of context (default: 8K and 32K)',
      '--counting': COUNTING,
      '--price-basis': PRICE_BASIS,
    },
  },
  diff: {
    form: 'diff [REV] [PATH...] [--markdown] [--fail-over 5%]',
    does: 'compare costs with a git revision',
    options: {
      '--markdown': 'a table for a pull request',
      '--fail-over':
        'status 1 when the cost of a deployment rose by more than this share, or it has none any more',
    },
  },
  import: {
    form: 'import CONFIG.json|FOLDER [--output FILE]',
    does: 'a config.json or params.json, or the folder of a checkpoint, becomes a model file',
    options: { '--output': 'the *.model.yaml to write; not over a file that is there, and not with errors' },
  },
  calibrate: {
    form: 'calibrate FILE.hardware.yaml MEASUREMENTS.csv|json|jsonl [--engine vllm|sglang|trtllm|none] [--write]',
    does: 'fit efficiencies and overheads to kernels, deployments or runs',
    options: {
      '--engine':
        'the engine that was measured, into whose block the numbers go; as the measurements say by default',
      '--write': 'write them into the hardware file',
      '--constant': 'a column that every row of kernels has, such as heads=64',
      '--time': 'the column with the times, where a table of kernels has several',
      '--set': 'a column that counts in every run, such as hardware=catalog:nvidia-h200',
    },
  },
  validate: {
    form: 'validate RUNS.csv|json|jsonl [--by model,hardware,engine] [--engine named|typical|none] [--set COLUMN=VALUE...] [--html OUT.html]',
    does: 'compare estimates with measured runs',
    options: {
      '--by':
        'what groups have in common: model, hardware, engine, layout, kind, weights; the first three by default',
      '--engine':
        'named, the default: the engine of each run; typical: as if no engine was named; none: the hardware files’ own figures alone',
      '--set':
        'a column that counts in every row, such as hardware=catalog:nvidia-h200 for benchmarks that do not say their cards',
      '--html': 'a page to write, with measured against estimated times',
    },
  },
  profile: {
    form: 'profile [--kernel K...] [--batch N...] [--context N...] [--safe]',
    does: 'measure kernels on this machine’s GPU',
    options: {
      '--kernel': `which kernels: ${measuredKernelNames.join(', ')}; all by default`,
      '--batch': `sequences at once (default: ${usualWords.batches}); ${usualWords.rows}`,
      '--context': `tokens of context (default: ${usualWords.contexts}, fewer where a buffer of the GPU holds less); on software, ${usualWords.software}`,
      '--safe': 'keep WebGPU bounds checks (as browsers do); slower, but representative of the browser',
    },
  },
  report: {
    form: 'report FILE --html OUT.html [--runs RUNS.csv|json|jsonl]',
    does: 'write the panels of a deployment as one HTML page',
    options: {
      '--html': 'the page to write',
      '--runs': 'measured runs to compare with their estimates on the page',
      '--price-basis': PRICE_BASIS,
    },
  },
  lsp: {
    form: 'lsp --stdio',
    does: 'run the language server, for any editor',
    options: {
      '--stdio': 'communicate over standard input and output',
      '--clientProcessId': 'the editor’s process (ignored)',
    },
  },
  mcp: {
    form: 'mcp [--root FOLDER...]',
    does: 'serve tools for agents (Model Context Protocol)',
    options: { '--root': 'folders that the tools may read (default: the current folder)' },
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

/** A command by its name. */
export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

/** The usage line of a command. */
export const usageOf = (name: CommandName): string => `decode-lens ${COMMANDS[name].form}`;

const CLOSING = `FILE may be catalog:<id>. Each takes --json, and --help for its own options. --version tells the version.
Status: 0 success; 1 errors found (or an import with errors, or a profile without measurements); 2 failure.`;

/** All commands, one or two lines each. */
export function generalHelp(): string {
  const lines = commandNames.map((name) => {
    const usage = `  ${usageOf(name)}`;
    return usage.length > 60
      ? `${usage}\n${' '.repeat(64)}${COMMANDS[name].does}`
      : `${usage.padEnd(64)}${COMMANDS[name].does}`;
  });
  return ['decode-lens: the cost of decoding a million tokens', '', ...lines, '', CLOSING].join('\n');
}

/** A command and its options. */
export function commandHelp(name: CommandName): string {
  const { does, options = {} }: CommandHelp = COMMANDS[name];
  const rows = Object.entries({ ...options, '--json': 'the result as JSON' });
  const width = Math.max(...rows.map(([option]) => option.length));
  return [
    usageOf(name),
    `  ${does}`,
    '',
    ...rows.map(([option, what]) => `  ${option.padEnd(width)}  ${what}`),
  ].join('\n');
}

/** The hint for an unknown command. */
export function commandHint(written: string): string {
  const near = nearest(written, [...commandNames, '--help', '--version']);
  return near === undefined ? 'see decode-lens help' : `did you mean ${near}?`;
}
