import v8 from 'node:v8';

/**
 * Lets the heap grow by a half before garbage collection, not by a factor of two or more: otherwise a server that
 * has read a thousand files keeps as much garbage as data, as long as the editor runs. The young generation keeps
 * its small initial size: a keystroke makes little garbage, and newer versions of Node would use 50 to 100 MB for
 * it.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=50');
  v8.setFlagsFromString('--semi-space-growth-factor=1');
}
