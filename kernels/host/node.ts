import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Failure, failure } from '../device/failure';
import type { Host } from './host';
import { sentence } from './sentence';
import { type Channel, type Listener, openSession } from './session';

/** How to start the child process. */
export interface NodeHostOptions {
  /** The Node executable (not Electron's), and arguments before the script. */
  readonly command: readonly [string, ...string[]];
  /** The bundled `child.node.ts`. */
  readonly script: string;
  /** The folder of the package `webgpu`, if the script would not find it by itself. */
  readonly webgpu?: string;
  /** Disables Dawn's bounds checks and zero initialization of workgroup memory. */
  readonly fast?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const STDERR_KEPT = 4000;
const MOST_SAID = 600;

/** The host that runs Dawn in a child process. */
export function nodeHost(options: NodeHostOptions): Host {
  return {
    name: 'node',
    boundsChecks: options.fast !== true,
    open: (seconds, signal) => openSession((listener) => startChild(options, listener), seconds, signal),
  };
}

function startChild(options: NodeHostOptions, listener: Listener): Channel {
  const [command, ...args] = options.command;
  const env = {
    ...process.env,
    ...options.env,
    ...(options.webgpu === undefined ? {} : { DECODE_LENS_WEBGPU: options.webgpu }),
    DECODE_LENS_FAST: options.fast ? '1' : '',
  };
  const child = spawn(command, [...args, options.script], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  });
  createInterface({ input: child.stdout }).on('line', (line) =>
    listener.message(withCause(parse(line), stderr)),
  );
  child.once('error', (error) =>
    listener.gone(failure('no-runtime', `${command} could not be started: ${error.message}`)),
  );
  child.once('close', (code, signal) => listener.gone(ended(code, signal, stderr)));
  // A child that dies breaks the pipe; 'close' reports the cause.
  child.stdin.on('error', () => undefined);
  return {
    send: (request) => child.stdin.write(`${JSON.stringify(request)}\n`),
    kill: () => child.kill('SIGKILL'),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** Adds the reason from stderr, where Dawn explains why it found no adapter, to the child's message. */
function withCause(message: unknown, stderr: string): unknown {
  const said = important(stderr);
  const isClosed =
    typeof message === 'object' && message !== null && 'failure' in message && 'reply' in message;
  if (!isClosed || message.reply !== 'closed' || said === '') return message;
  const inner = message.failure as Failure;
  return {
    ...message,
    failure: { ...inner, message: `${sentence(inner.message)} The driver says: ${said}` },
  };
}

function ended(code: number | null, signal: string | null, stderr: string): Failure {
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  const said = important(stderr);
  return failure('crashed', `The GPU process ended ${how}${said === '' ? '.' : `: ${said}`}`);
}

/** The relevant lines of stderr, shortened. */
function important(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const said = lines
    .filter((line) => line !== '' && !line.startsWith('at ') && !line.includes('artificially reduced'))
    .join(' ');
  return said.length > MOST_SAID ? `${said.slice(0, MOST_SAID)}…` : said;
}
