import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bannedIn } from './words';

const root = path.resolve(import.meta.dirname, '../..');

/** Files whose text is prose, or holds prose in comments and strings; foreign texts and the list itself are not. */
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(md|ts|mts|mjs|wgsl|css|json|ya?ml)$/.test(file))
  .filter(
    (file) =>
      !/^(package-lock\.json$|tests\/|docs\/development\/|docs\/(language|estimate|validation|architecture|catalog)\.md|server\/core\/(cost\/estimate|designs|catalog)\/|server\/core\/spec\/hardware\.ts|server\/language\/import\/|schemas\/|CHANGELOG|\.vscode\/)/.test(
        file,
      ),
  );

describe('the prose of the project', () => {
  it('uses plain words', () => {
    const found = files.flatMap((file) =>
      bannedIn(fs.readFileSync(path.join(root, file), 'utf8'), /\.(ts|mts|mjs|wgsl)$/.test(file)).map(
        (hit) => `${file}:${hit}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(['mend the file', 'nobody has it', 'it is no key', 'unless said', 'two of them beside it'])(
    'is checked: %s',
    (sentence) => expect(bannedIn(sentence)).not.toEqual([]),
  );

  it.each(['fix the file', 'it is no longer there', 'a recommendation', 'besides'])(
    'may say: %s',
    (sentence) => expect(bannedIn(sentence)).toEqual([]),
  );
});
