import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { CARD, DEPLOYMENT, FILES, MODEL } from '../kit/texts';
import { folderWith, serverOn } from './kit';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Nine levels of nine aliases each: written out, 9⁹ values. */
const bomb = lines(9, (level) =>
  level === 0
    ? 'a0: &a0 [1]'
    : `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
);

const conflict = `name: Card
<<<<<<< HEAD
price: $1.00/h
=======
price: $2.00/h
>>>>>>> theirs
compute: { fp8: 1000 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 2 TB/s }
`;

/** Texts that were never meant, or meant ill. */
const TEXTS: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'comments alone': '# nothing\n# yet\n',
  'a half-typed key': `${CARD}pow`,
  'a half-typed map': `${CARD}scale_up: { domain: 8, band`,
  'a half-typed list': MODEL.replace(/count[\s\S]*/, ''),
  'conflict markers': conflict,
  'an unclosed double quote': CARD.replace('Card', '"Card'),
  'an unclosed single quote': CARD.replace('Card', "'Card"),
  'an unclosed bracket': CARD.replace('80 GB', '[80 GB'),
  'an unclosed brace': CARD.replace(' }\nmemory', '\nmemory'),
  'tabs for indentation': 'name: Card\ncompute:\n\tfp8: 1000 TFLOP/s\n\t\tbf16: 1\n',
  'tabs and spaces mixed': 'memory:\n  capacity: 80 GB\n\tbandwidth: 2 TB/s\n',
  '10,000 keys': lines(10_000, (index) => `key_${index}: ${index}`),
  '10,000 keys in a row': `{ ${lines(10_000, (index) => `k${index}: ${index},`)} }`,
  '10,000 equal keys': lines(10_000, () => 'name: Card'),
  'an alias bomb': `${bomb}\nname: *a8\n`,
  'an alias to itself': 'name: &a [*a]\n',
  'a merge key to itself': 'attention: &a\n  <<: *a\n',
  'nesting of brackets 10,000 deep': `name: ${'['.repeat(10_000)}`,
  'closed brackets 10,000 deep': `name: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'nesting of maps 10,000 deep': `name: ${'{a: '.repeat(10_000)}`,
  'nesting by indentation 1,000 deep': lines(1_000, (index) => `${' '.repeat(index)}a:`),
  'dashes 10,000 in a row': '- '.repeat(10_000),
  'NULs and control characters': 'name: a\u0000b\u0001\u001b\u007f\nprice: \u0000\n',
  'lone surrogates': 'name: \ud800\nprice: "\udc00"\n',
  'a byte order mark in the middle': 'name: a\n\ufeffprice: $1/h\n',
  'replacement characters': 'name: \ufffd\ufffd\n',
  'a line of 1,000,000 characters': `name: ${'x'.repeat(1_000_000)}`,
  '2 MB': `name: Card\n${lines(50_000, (index) => `# ${String(index).padEnd(40, '.')}`)}`,
  'several documents': `${CARD}---\n${CARD}...\n${CARD}`,
  'the names of built-in properties': '__proto__: { x: 1 }\nconstructor: 1\ntoString: 2\nhasOwnProperty: 3\n',
  'binary tags': 'name: !!binary R0lGODlhDAAMAIQ\nprice: !!python/object:os.system [ls]\n',
  'numbers past all bounds': 'name: 1\nprice: $1e999/h\nmemory: { capacity: -1 GB, bandwidth: 0 B/s }\n',
};

describe.each(Object.entries(TEXTS))('%s', (_, text) => {
  it('is answered, does not change other files, and can be fixed', async () => {
    const client = await serverOn(folderWith(FILES));
    await client.open('tiny.deployment.yaml');
    for (const name of ['bad.model.yaml', 'bad.hardware.yaml', 'bad.deployment.yaml']) {
      await client.open(name, text);
      const findings = await client.diagnostics(name);
      // A finding is in one line and inside the text; of the too many, the first are reported.
      for (const { range } of findings) expect(range.end.line).toBe(range.start.line);
      expect(findings.length).toBeLessThanOrEqual(200);
      await client.change(name, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#' },
      ]);
      await client.diagnostics(name);
    }
    expect(await client.hover('tiny.deployment.yaml', 'name: Tiny')).toContain('USD per 1M tokens');

    await client.change('bad.hardware.yaml', [{ text: CARD }]);
    expect(await client.diagnostics('bad.hardware.yaml')).toEqual([]);
    expect(client.log).toEqual([]);
    expect(client.errors).toBe('');
  });
});

describe('a reference', () => {
  const codesWith = async (card: string, prepare: (path: string) => void): Promise<readonly unknown[]> => {
    const client = await serverOn(folderWith({ 'tiny.model.yaml': MODEL }));
    prepare(client.folder.path);
    const text = DEPLOYMENT.replace('./card.hardware.yaml', card);
    await client.open('tiny.deployment.yaml', text);
    const { diagnostics } = await client.until('tiny.deployment.yaml', (params) =>
      params.diagnostics.some(({ severity }) => severity !== DiagnosticSeverity.Information),
    );
    return diagnostics.map(({ code }) => code);
  };

  it('to a missing file is a finding', async () => {
    expect(await codesWith('./none.hardware.yaml', () => {})).toEqual(['unresolved-reference']);
  });

  it('to a folder is a finding', async () => {
    const prepare = (path: string): void => void fs.mkdirSync(`${path}/card.hardware.yaml`);
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['unresolved-reference']);
  });

  it('to a huge file is a finding', async () => {
    const prepare = (path: string): void =>
      fs.writeFileSync(`${path}/card.hardware.yaml`, Buffer.alloc(3_000_000, 35));
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['unresolved-reference']);
  });

  it('to a binary file is a finding', async () => {
    const bytes = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3]);
    const prepare = (path: string): void => fs.writeFileSync(`${path}/card.hardware.yaml`, bytes);
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['unresolved-reference']);
  });

  it('to a file that is not UTF-8 is read as far as it goes', async () => {
    const bytes = Buffer.concat([Buffer.from('name: '), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x0a])]);
    const prepare = (path: string): void => fs.writeFileSync(`${path}/card.hardware.yaml`, bytes);
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['broken-reference']);
  });

  it('to a link that leads to itself is a finding', async () => {
    const prepare = (path: string): void =>
      fs.symlinkSync('card.hardware.yaml', `${path}/card.hardware.yaml`);
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['unresolved-reference']);
  });

  it('to a device without an end is a finding', async () => {
    const prepare = (path: string): void => fs.symlinkSync('/dev/zero', `${path}/card.hardware.yaml`);
    expect(await codesWith('./card.hardware.yaml', prepare)).toEqual(['unresolved-reference']);
  });

  it('of a deployment to itself is a finding', async () => {
    expect(await codesWith('./tiny.deployment.yaml', () => {})).toEqual(['circular-reference']);
  });

  it('of two deployments to each other is a finding in both', async () => {
    const to = (name: string): string => DEPLOYMENT.replace('./tiny.model.yaml', name);
    const client = await serverOn(folderWith(FILES));
    await client.open('a.deployment.yaml', to('./b.deployment.yaml'));
    await client.open('b.deployment.yaml', to('./a.deployment.yaml'));
    for (const name of ['a.deployment.yaml', 'b.deployment.yaml'])
      await client.until(name, ({ diagnostics }) =>
        diagnostics.some(({ code }) => code === 'circular-reference'),
      );
  });
});
