import { describe, expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import type { SourceFile } from '../../workspace';
import { TokenEncoder } from './encoder';
import { tokensLegend } from './legend';
import { SemanticTokensOfFiles } from './semantic-tokens';

/** Tokens as an editor reads them: the text that each colours, its type, and `!` where it defines. */
function read(file: SourceFile, data: readonly number[]): readonly string[] {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const from = file.lines.offsetAt({ line, character });
    const name = tokensLegend.tokenTypes[type];
    found.push(`${file.text.slice(from, from + length)} ${name}${modifiers === 1 ? '!' : ''}`);
  }
  return found;
}

const fileOf = (name: string, text: string) => new MarkedFiles(`=== ${name}\n${text}`).here;

function tokens(name: string, text: string): readonly string[] {
  const file = fileOf(name, text);
  return read(file, new SemanticTokensOfFiles().full(file).data);
}

describe('tokens', () => {
  test('of a card: known keys, numbers and units apart', () => {
    const text =
      'price: $2.00/h\nmemory: { bandwidth: "3.35 TB/s", colour: 3 }\nefficiency: { memory: 80%..0.9 }\n';
    expect(tokens('a.hardware.yaml', text)).toEqual([
      'price property',
      '$ unit',
      '2.00 number',
      '/h unit',
      'memory property',
      'bandwidth property',
      '3.35 number',
      'TB/s unit',
      'efficiency property',
      'memory property',
      '80 number',
      '% unit',
      '0.9 number',
    ]);
  });

  test('of a model: designs where they are defined and used, types, formats', () => {
    const text = `precision: { kv: fp8, ffn: fp7 }
attention: { mla: { type: mla, heads: 64, window: 3 }, s: { type: sparse, base: mla } }
layers: [{ repeat: 2, of: [{ attention: mla, ffn: moe }] }]
`;
    expect(tokens('a.model.yaml', text)).toEqual([
      'precision property',
      'kv property',
      'fp8 enumMember',
      'ffn property',
      'attention property',
      'mla class!',
      'type property',
      'mla type',
      'heads property',
      '64 number',
      's class!',
      'type property',
      'sparse type',
      'base property',
      'mla class',
      'layers property',
      'repeat property',
      '2 number',
      'of property',
      'attention property',
      'mla class',
      'ffn property',
      'moe class',
    ]);
  });

  test('of a deployment: references, anchors, merge keys', () => {
    const text = `model: ./step.model.yaml
topology: afd
attention: &side { hardware: catalog:nvidia-h800 }
ffn: { <<: *side, instances: 2 }
`;
    expect(tokens('a.deployment.yaml', text)).toEqual([
      'model property',
      './step.model.yaml reference',
      'topology property',
      'afd enumMember',
      'attention property',
      '&side variable!',
      'hardware property',
      'catalog:nvidia-h800 reference',
      'ffn property',
      '<< keyword',
      '*side variable',
      'instances property',
      '2 number',
    ]);
  });

  test('keys stay known while the type is being typed', () => {
    expect(tokens('a.model.yaml', 'attention: { a: { type: ml, heads: 64 } }\n')).toContain('heads property');
  });

  test('the numbers of a custom attention are variables that it defines', () => {
    expect(tokens('a.model.yaml', 'attention: { a: { type: custom, flops: "2 * n", n: 64 } }\n')).toContain(
      'n variable!',
    );
  });

  test('no token goes past the end of its line', () => {
    const encoder = new TokenEncoder(fileOf('a.model.yaml', 'one\r\ntwo\r\n').lines);
    encoder.add(1, 6, 0, 0);
    encoder.add(5, 9, 0, 0);
    expect([...encoder.encoded]).toEqual([0, 1, 2, 0, 0, 1, 0, 3, 0, 0]);
  });
});

describe('after an edit', () => {
  const before = 'hidden: 7168\nprecision: { kv: fp8 }\n';

  test('only what changed is sent', () => {
    const files = new SemanticTokensOfFiles();
    const first = files.full(fileOf('a.model.yaml', before));
    const delta = files.delta(
      fileOf('a.model.yaml', before.replace('7168', '8192 # x')),
      first.resultId ?? '',
    );
    expect(delta).toEqual({ resultId: expect.any(String), edits: [] });
    const next = files.delta(fileOf('a.model.yaml', before.replace('7168', '71680')), delta.resultId ?? '');
    expect(next).toMatchObject({ edits: [{ start: 7, deleteCount: 1, data: [5] }] });
  });

  test('all is sent when the answer before is not known', () => {
    const file = fileOf('a.model.yaml', before);
    expect(new SemanticTokensOfFiles().delta(file, 'nonsense')).toHaveProperty('data');
  });

  test('a range has the tokens that are in it', () => {
    const file = fileOf('a.model.yaml', before);
    const found = new SemanticTokensOfFiles().range(file, { from: 14, to: 20 });
    expect(read(file, found.data)).toEqual(['precision property']);
  });
});
