import { nodeFiles } from './files';

/**
 * Ends the process where a read hangs, which Node would wait for at its exit, for ever: reads are in threads that nothing can
 * stop. The process is killed, so that its status is that of a failure.
 */
export function endDespiteReads(): void {
  if (nodeFiles.hangs) process.kill(process.pid, 'SIGKILL');
}
