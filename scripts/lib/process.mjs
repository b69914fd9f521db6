import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const onWindows = process.platform === 'win32';

/**
 * Runs a command in the foreground and resolves with its exit code (127 if it cannot be started). On Windows npm
 * and npx are scripts and need a shell.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const shell = onWindows && /^(npm|npx|code)$/.test(command);
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell, ...options });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

/** Like `run`, but throws on failure. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with exit code ${code}`);
}

/** Starts a background process as the leader of a process group, so that it can be ended with its children. */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { detached: !onWindows, ...options });
  const signal = (name) => {
    try {
      if (onWindows) child.kill(name);
      else if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group has ended already.
    }
  };
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // The group must not outlive this process.
  const atExit = () => signal('SIGKILL');
  process.once('exit', atExit);

  /** Terminates the group, kills it after two seconds, and resolves when its leader has ended. */
  async function stop() {
    signal('SIGTERM');
    const insist = setTimeout(() => signal('SIGKILL'), 2000);
    if (child.exitCode === null && child.signalCode === null) await gone;
    clearTimeout(insist);
    signal('SIGKILL');
    process.off('exit', atExit);
  }

  return { child, stop };
}
