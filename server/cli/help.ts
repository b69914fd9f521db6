import { measuredKernelNames, usualWords } from '../core/profile';
import { nearest } from '../core/quantity';

/** What a command is told of itself. */
interface CommandHelp {
  readonly form: string;
  readonly does: string;
  /** Its options beside `--json`, and what they do. */
  readonly options?: Readonly<Record<string, string>>;
}

const COUNTING = 'exact, the default, or step3-paper: as the Step-3 paper counts';
const PRICE_BASIS = 'rental, the default, neocloud or hyperscaler: which `prices` of the cards count';
const REQUEST = {
  '--counting': COUNTING,
  '--price-basis': PRICE_BASIS,
  '--context': 'tokens of context such as 8192 or 8K, in the place of the file’s',
  '--batch': 'sequences at once, in the place of the file’s',
};

const COMMANDS = {
  check: {
    form: 'check PATH...',
    does: 'findings of files and folders',
    options: { '--price-basis': PRICE_BASIS },
  },
  model: {
    form: 'model FILE [--context 8192] [--counting step3-paper]',
    does: 'work of one decoded token',
    options: { '--context': 'tokens of context, 8192 unless said', '--counting': COUNTING },
  },
  cost: {
    form: 'cost FILE [--basis bound|estimate|simulate] [--counting exact|step3-paper] [--context N] [--batch N]',
    does: 'what a million tokens of a deployment cost',
    options: {
      '--basis': 'estimate, the default; bound, what no run can beat; simulate, the step event by event',
      ...REQUEST,
    },
  },
  simulate: {
    form: 'simulate FILE [--timeline OUT.json] [--jitter 0.05 --seed 1] [--context N] [--batch N] [--counting ...]',
    does: 'a step event by event, for Perfetto',
    options: {
      '--timeline': 'the file to write the events into; Perfetto opens it',
      '--jitter': 'by how large a share kernels may take longer, from 0 up to 1',
      '--seed': 'from which random numbers the jitter is drawn, 1 unless said',
      ...REQUEST,
    },
  },
  search: {
    form: 'search FILE [--context N] [--batch N] [--counting ...]',
    does: 'Pareto frontier around a deployment',
    options: REQUEST,
  },
  matrix: {
    form: 'matrix --model M... --hardware H... --context N... [--counting ...]',
    does: 'the bound of models on cards, and the best pairs',
    options: {
      '--model': 'model files',
      '--hardware': 'hardware files',
      '--context': 'tokens of context, 8K and 32K unless said',
      '--counting': COUNTING,
      '--price-basis': PRICE_BASIS,
    },
  },
  diff: {
    form: 'diff [REV] [PATH...] [--markdown] [--fail-over 5%]',
    does: 'what edits did to the cost, against git',
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
    form: 'calibrate FILE.hardware.yaml MEASUREMENTS.csv|json [--write]',
    does: 'efficiencies fitted to measurements',
    options: { '--write': 'write them into the hardware file' },
  },
  validate: {
    form: 'validate RUNS.csv|json|jsonl [--by model,hardware,engine] [--engine named|typical|none] [--set COLUMN=VALUE...] [--html OUT.html]',
    does: 'how far estimates are from measured runs',
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
    does: 'kernels measured on this machine’s GPU',
    options: {
      '--kernel': `which kernels: ${measuredKernelNames.join(', ')}; all by default`,
      '--batch': `sequences at once (default: ${usualWords.batches}); ${usualWords.rows}`,
      '--context': `tokens of context (default: ${usualWords.contexts}, fewer where a buffer of the GPU holds less); on software, ${usualWords.software}`,
      '--safe':
        'keep the bounds checks, which a browser has; without, the kernels show what the hardware does',
    },
  },
  report: {
    form: 'report FILE --html OUT.html',
    does: 'the panels of a deployment as one page',
    options: { '--html': 'the page to write', '--price-basis': PRICE_BASIS },
  },
  lsp: {
    form: 'lsp --stdio',
    does: 'the language server, for any editor',
    options: {
      '--stdio': 'speak over standard input and output',
      '--clientProcessId': 'the editor’s process; taken, and not needed',
    },
  },
  mcp: {
    form: 'mcp [--root FOLDER...]',
    does: 'tools for agents (Model Context Protocol)',
    options: { '--root': 'folders that the tools may read, the current one unless said' },
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

/** A command by its name. */
export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS) as readonly CommandName[];

/** How a command is written. */
export const usageOf = (name: CommandName): string => `decode-lens ${COMMANDS[name].form}`;

const CLOSING = `FILE may be catalog:<id>. Each takes --json, and --help for its own options. --version tells the version.
Status: 0 fine, 1 findings of level error (or an import with errors, a profile that measured nothing), 2 cannot run.`;

/** Every command in a line or two. */
export function generalHelp(): string {
  const lines = commandNames.map((name) => {
    const usage = `  ${usageOf(name)}`;
    return usage.length > 60
      ? `${usage}\n${' '.repeat(64)}${COMMANDS[name].does}`
      : `${usage.padEnd(64)}${COMMANDS[name].does}`;
  });
  return ['decode-lens: what decoding a million tokens costs', '', ...lines, '', CLOSING].join('\n');
}

/** One command, with its options. */
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

/** What an unknown command was meant to be. */
export function commandHint(written: string): string {
  const near = nearest(written, [...commandNames, '--help', '--version']);
  return near === undefined ? 'see decode-lens help' : `did you mean ${near}?`;
}
