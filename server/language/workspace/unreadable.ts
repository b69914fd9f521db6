import { LARGEST_FILE, type Unreadable } from './ports';

/** Messages for files that cannot be read. */
export const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file',
  'too-large': `the file is larger than ${LARGEST_FILE / 1000} kB`,
  binary: 'the file is not text',
  loop: 'symbolic link loop',
  folder: 'this is a folder; name a file',
  denied: 'the file may not be read',
  slow: 'the file did not answer in time',
};
