import { describe, expect, it } from 'vitest';
import { decodeLens, runProgram } from '../cli/run';
import { CARD, FILES, MODEL } from '../kit/texts';
import { bundles, folderWith, serverOn } from '../lsp/kit';

/** Each line of an output is a finding of this file, or the summary. */
const FINDING = /^[^:]+\.yaml:\d+:\d+ (?:error|warning|information) [a-z-]+: .*$|^\d+ files?, .*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ACTED_ON = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe('a name in a terminal', () => {
  it('of a key neither acts nor looks like a finding', async () => {
    const key = '"k\\e]0;pwn\\a\\e[2J\\nb.model.yaml:1:1 error forged: x": 1\n';
    const folder = folderWith({ 'a.hardware.yaml': CARD + key });
    const { status, output } = await decodeLens(['check', '.'], folder.path);
    expect(status).toBe(1);
    expect(output).not.toMatch(ACTED_ON);
    for (const line of output.trimEnd().split('\n')) expect(line).toMatch(FINDING);
    expect(output).not.toMatch(/^b\.model/m);
  });

  it('of a file neither acts nor looks like a finding', async () => {
    const name = 'x\nb.model.yaml:1:1 error forged: \u001b[2J.hardware.yaml';
    const folder = folderWith({ [name]: 'nothing: 1\n' });
    const { output } = await decodeLens(['check', '.'], folder.path);
    expect(output).not.toMatch(ACTED_ON);
    expect(output).not.toMatch(/^b\.model/m);
    expect(output).toContain('x\\nb.model.yaml');
  });

  it.each([
    ['cost', 'tiny.deployment.yaml'],
    ['simulate', 'tiny.deployment.yaml'],
    ['search', 'tiny.deployment.yaml'],
    ['model', 'tiny.model.yaml'],
    ['cost', 'none\u001b[2J.deployment.yaml'],
    ['cost', '--\u001b[2J'],
  ])('of a spec or an argument of %s does not act', async (...args) => {
    const evil = '"T\\e[2J\\nb.model.yaml:1:1 error forged: x"';
    const named = Object.entries(FILES).map(([file, text]) => [
      file,
      text.replace(/^name: .*/, `name: ${evil}`),
    ]);
    const folder = folderWith(Object.fromEntries(named) as Record<string, string>);
    const { output, errors } = await decodeLens(args, folder.path);
    expect(output + errors).not.toMatch(ACTED_ON);
    expect(output + errors).not.toMatch(/^b\.model/m);
    const { output: json } = await decodeLens([...args, '--json'], folder.path);
    expect(json).not.toMatch(ACTED_ON);
  });
});

it('a name in a hover stays text', async () => {
  const name = '"a\\n```\\n![x](https://evil.example/t.png) [y](command:z) <img src=x>"';
  const text = MODEL.replace('gqa: {', `${name}: {`).replace('attention: gqa', `attention: ${name}`);
  const client = await serverOn(folderWith({ 'tiny.model.yaml': text }));
  await client.open('tiny.model.yaml');
  for (const on of ['name: Tiny', '![x](https://evil.example/t.png) [y](command:z) <img src=x>": {']) {
    const hover = await client.hover('tiny.model.yaml', on);
    const outside = hover.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(hover).toContain('evil.example');
    expect(outside).not.toMatch(/!\[|\]\((?:https:\/\/evil|command)|(?<!\\)<img/);
  }
});

it('a name in a code lens adds no icon and no line', async () => {
  const card = CARD.replace('name: Card', 'name: "C $(bug)\\nx"');
  const client = await serverOn(folderWith({ ...FILES, 'card.hardware.yaml': card }));
  await client.open('tiny.model.yaml');
  const uri = client.folder.uriOf('tiny.model.yaml');
  const lenses = await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  const titles = (lenses as { command: { title: string } }[]).map(({ command }) => command.title);
  expect(titles.join('')).toContain('bug');
  for (const title of titles) expect(title).not.toMatch(/\$\(|\n/);
});

it('a full disk behind standard output is an error in a line', async () => {
  const args = ['-c', '"$@" > /dev/full', 'sh', process.execPath, bundles.cli, 'model', 'catalog:step-3'];
  const { status, errors } = await runProgram('sh', args);
  expect(status).toBe(2);
  expect(errors).toMatch(/^decode-lens: the output cannot be written: .*\n$/);
});
