import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on the disk. */
export class Folder {
  readonly path = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'decode-lens-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  get uri(): string {
    return pathToFileURL(this.path).href;
  }

  uriOf(name: string): string {
    return pathToFileURL(this.file(name)).href;
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  read(name: string): string {
    return fs.readFileSync(this.file(name), 'utf8');
  }

  write(name: string, content: string | Buffer): void {
    fs.mkdirSync(path.dirname(this.file(name)), { recursive: true });
    fs.writeFileSync(this.file(name), content);
  }

  remove(name: string): void {
    fs.rmSync(this.file(name));
  }

  delete(): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }
}
