import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { FINDING_CODES } from '../../server/language/rules';

/** The codes that a source names in full, and the literals in its calls of `report`, but for those inside messages. */
function codesIn(source: string): readonly string[] {
  const whole = [...source.matchAll(/'(yaml-[a-z-]+)'/g)].map(([, code]) => code);
  const calls = source.split(/\breport\(/).slice(1);
  const reported = calls.flatMap((rest) => {
    const call = rest.slice(0, rest.indexOf(');')).replace(/`(?:\\.|[^`\\])*`/g, '');
    return [...call.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => `yaml-${code}`);
  });
  return [...whole, ...reported].filter((code) => code !== undefined);
}

it('knows every code that the parser gives', () => {
  const folder = path.join(import.meta.dirname, '..', '..', 'server', 'language', 'parse');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const reported = sources.flatMap((file) => codesIn(fs.readFileSync(path.join(folder, file), 'utf8')));
  const listed = FINDING_CODES.filter((code) => code.startsWith('yaml-'));
  expect([...new Set(reported)].sort()).toEqual([...listed].sort());
});

it('gives each code once', () => {
  expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
});
