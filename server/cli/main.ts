import { forTerminal } from '../core/text/escapes';
import { endDespiteReads } from '../node/host';
import { CallerProblem } from '../tooling';
import { calibrateHardware } from './calibrate';
import { check } from './check';
import { cost } from './cost';
import { diff } from './diff';
import { type CommandName, commandHelp, commandHint, commandNames, generalHelp } from './help';
import { importModel } from './import';
import { lsp } from './lsp';
import { matrix } from './matrix';
import { mcp } from './mcp';
import { merge } from './merge';
import { model } from './model';
import type { Outcome } from './outcome';
import { profile } from './profile';
import { report } from './report';
import { search } from './search';
import { simulate } from './simulate';
import { validateRuns } from './validate';
import { version } from './version';

const COMMANDS: Readonly<Record<CommandName, (args: readonly string[]) => Promise<Outcome>>> = {
  calibrate: calibrateHardware,
  check,
  cost,
  diff,
  import: importModel,
  lsp,
  matrix,
  mcp,
  merge,
  model,
  profile,
  report,
  search,
  simulate,
  validate: validateRuns,
};

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

function print(text: string): void {
  process.stdout.write(`${forTerminal(text)}\n`);
}

async function run(args: readonly string[]): Promise<number> {
  const [written, ...rest] = args;
  const name = commandNames.find((known) => known === (written === 'help' ? rest[0] : written));
  if (name !== undefined && (written === 'help' || rest.some(isHelp))) {
    print(commandHelp(name));
    return 0;
  }
  if (written === undefined || written === 'help' || isHelp(written)) {
    print(generalHelp());
    return written === undefined ? 2 : 0;
  }
  if (written === '--version' || written === '-v') {
    print(version());
    return 0;
  }
  if (name === undefined) throw new CallerProblem(`unknown command ${written}; ${commandHint(written)}`);
  const outcome = await COMMANDS[name](rest);
  if (outcome.printed !== true)
    print(outcome.wantsJson ? JSON.stringify(outcome.json, null, 2) : outcome.text);
  return outcome.status;
}

// A reader such as `head` may close the pipe early; that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  complain(`the output cannot be written: ${error.message}`);
  process.exit(2);
});

function complain(reason: string): void {
  process.stderr.write(`decode-lens: ${forTerminal(reason)}\n`);
}

run(process.argv.slice(2))
  .catch((error: unknown) => {
    const known = error instanceof CallerProblem;
    complain(known ? error.message : `internal error, please report it: ${String(error)}`);
    return 2;
  })
  .then((status) => {
    process.exitCode = status;
    // Once everything is written.
    process.stdout.write('', endDespiteReads);
  });
