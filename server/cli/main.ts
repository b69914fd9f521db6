import { nearest } from '../core/quantity';
import { calibrateHardware } from './calibrate';
import { check } from './check';
import { cost } from './cost';
import { diff } from './diff';
import { importModel } from './import';
import { lsp } from './lsp';
import { matrix } from './matrix';
import { mcp } from './mcp';
import { model } from './model';
import type { Outcome } from './outcome';
import { CommandProblem } from './problem';
import { profile } from './profile';
import { report } from './report';
import { search } from './search';
import { simulate } from './simulate';

const HELP = `decode-lens: what decoding a million tokens costs

  decode-lens check PATH...                                     findings of files and folders
  decode-lens model FILE --context 8192 [--counting step3-paper]   work of one decoded token
  decode-lens cost FILE [--basis bound|estimate|simulate] [--counting ...] [--context N] [--batch N]
  decode-lens simulate FILE [--timeline OUT.json]                a step event by event, for Perfetto
  decode-lens search FILE [--context N] [--batch N]             Pareto frontier around a deployment
  decode-lens matrix --model M... --hardware H... --context N... [--counting ...]
  decode-lens diff [REV] [PATH...] [--markdown] [--fail-over 5%]  what edits did to the cost, against git
  decode-lens import CONFIG.json [--output FILE]                a Hugging Face config.json becomes a model file
  decode-lens calibrate FILE.hardware.yaml MEASUREMENTS.csv|json [--write]   efficiencies fitted to measurements
  decode-lens profile [--kernel K...] [--batch N...] [--context N...]   kernels measured on this machine’s GPU
  decode-lens report FILE --html OUT.html                       the panels of a deployment as one page
  decode-lens lsp --stdio                                       the language server, for any editor
  decode-lens mcp [--root FOLDER...]                            tools for agents (Model Context Protocol)

FILE may be catalog:<id>. Each takes --json.
Status: 0 fine, 1 findings of level error, 2 cannot run.`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<Outcome>>> = {
  calibrate: calibrateHardware,
  check,
  cost,
  diff,
  import: importModel,
  lsp,
  matrix,
  mcp,
  model,
  profile,
  report,
  search,
  simulate,
};

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${HELP}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new CommandProblem(
      `unknown command ${name}; ${near === undefined ? 'see decode-lens help' : `did you mean ${near}?`}`,
    );
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const outcome = await command(rest);
  process.stdout.write(`${outcome.wantsJson ? JSON.stringify(outcome.json, null, 2) : outcome.text}\n`);
  return outcome.status;
}

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const known = error instanceof CommandProblem;
    process.stderr.write(
      `decode-lens: ${known ? error.message : `internal error, please report it: ${String(error)}`}\n`,
    );
    process.exitCode = 2;
  },
);
