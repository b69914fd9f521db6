import { nodeFiles } from './files';

/**
 * Kills the process on exit if a read hangs: Node would wait for its thread forever. The exit status is that of a
 * failure.
 */
export function endDespiteReads(): void {
  if (nodeFiles.hangs) process.kill(process.pid, 'SIGKILL');
}
