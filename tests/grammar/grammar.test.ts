import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Kind, loadTokenizer, yamlGrammars } from './tokenize';

const why = yamlGrammars ? '' : " (skipped: VS Code's YAML grammar is not installed yet, run npm test)";

describe.skipIf(!yamlGrammars)(`grammars${why}`, () => {
  const tokenize = loadTokenizer();

  const cases: readonly (readonly [kind: Kind, text: string, marks: readonly string[]])[] = [
    // keys: those of the language are `key`, those that the file chooses are `name`
    ['model', 'hidden: 7168', ['key:hidden', 'number:7168']],
    ['model', 'hiden: 7168', ['name:hiden', 'number:7168']],
    [
      'model',
      'attention:\n  mfa: { type: mfa, heads: 64 }',
      ['key:attention', 'name:mfa', 'key:type', 'text:mfa', 'key:heads', 'number:64'],
    ],
    [
      'model',
      'layers:\n  - { count: 4, ffn: dense }',
      ['key:layers', 'key:count', 'number:4', 'key:ffn', 'text:dense'],
    ],
    ['hardware', 'hidden: 7168', ['name:hidden', 'number:7168']],
    ['deployment', '  <<: *pool\n  instances: 2', ['name:<<', 'key:instances', 'number:2']],

    // quantities
    ['hardware', 'price: $2.00/h', ['key:price', 'unit:$', 'number:2.00', 'unit:/h']],
    ['hardware', 'power: 700 W', ['key:power', 'number:700', 'unit:W']],
    [
      'hardware',
      'memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }',
      ['key:memory', 'key:capacity', 'number:80', 'unit:GB', 'key:bandwidth', 'number:3.35', 'unit:TB/s'],
    ],
    [
      'hardware',
      'compute: { fp8: 1980 TFLOP/s, bf16: 989 TFLOPS }',
      ['key:compute', 'key:fp8', 'number:1980', 'unit:TFLOP/s', 'key:bf16', 'number:989', 'unit:TFLOPS'],
    ],
    [
      'hardware',
      'efficiency: { compute: 0.70, memory: 0.80..0.90 }',
      [
        'key:efficiency',
        'key:compute',
        'number:0.70',
        'key:memory',
        'number:0.80',
        'range:..',
        'number:0.90',
      ],
    ],
    [
      'hardware',
      'overhead: { kernel: 5 us, hop: 15µs }',
      ['key:overhead', 'key:kernel', 'number:5', 'unit:us', 'key:hop', 'number:15', 'unit:µs'],
    ],
    [
      'hardware',
      'bandwidth: 400 Gbit/s # each',
      ['key:bandwidth', 'number:400', 'unit:Gbit/s', 'comment:each'],
    ],
    ['deployment', 'utilization: 60%', ['key:utilization', 'number:60', 'unit:%']],
    ['deployment', 'context: 4K', ['key:context', 'number:4', 'unit:K']],
    [
      'deployment',
      'workload:\n  context:\n    mean: 4K\n    max: 16K',
      ['key:workload', 'key:context', 'key:mean', 'number:4', 'unit:K', 'key:max', 'number:16', 'unit:K'],
    ],
    ['hardware', 'power: 700 Wats', ['key:power', 'text:700 Wats']],
    ['hardware', 'power: 1,700 W', ['key:power', 'text:1,700 W']],

    // references and words
    ['deployment', 'model: ./step-3.model.yaml', ['key:model', 'link:./step-3.model.yaml']],
    ['deployment', 'model: catalog:step-3', ['key:model', 'catalog:catalog', 'link:step-3']],
    [
      'deployment',
      'ffn: { hardware: ../cards/h800.hardware.yml, instances: 2 }',
      ['key:ffn', 'key:hardware', 'link:../cards/h800.hardware.yml', 'key:instances', 'number:2'],
    ],
    [
      'deployment',
      'pool: { hardware: catalog:nvidia-h800 }',
      ['key:pool', 'key:hardware', 'catalog:catalog', 'link:nvidia-h800'],
    ],
    ['deployment', 'topology: afd', ['key:topology', 'word:afd']],
    [
      'model',
      'precision: { weights: fp8, kv: nvfp4 }',
      ['key:precision', 'key:weights', 'word:fp8', 'key:kv', 'word:nvfp4'],
    ],

    // comments, quoted and other text stay what YAML makes of them
    ['model', '# hidden: 7168', ['comment:hidden: 7168']],
    ['model', 'name: Step-3', ['key:name', 'text:Step-3']],
    ['model', 'name: "5 us"', ['key:name', 'text:5 us']],
    ['model', 'name: 5 us of fame', ['key:name', 'text:5 us of fame']],
    ['model', 'tied_embeddings: true', ['key:tied_embeddings', 'word:true']],
  ];

  test.each(cases)('%s: %s', async (kind, text, marks) => {
    expect(await tokenize(kind, text)).toEqual(marks);
  });

  test('every line of the examples has its key marked', async () => {
    const folder = path.resolve(import.meta.dirname, '../../examples');
    const kindOf = (name: string) =>
      /\.(model|hardware|deployment)\.yaml$/.exec(name)?.[1] as Kind | undefined;
    for (const name of fs.readdirSync(folder)) {
      const kind = kindOf(name);
      if (kind === undefined) continue;
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const topLevelKeys = [...text.matchAll(/^(\w+):/gm)].map((match) => `key:${match[1]}`);
      expect(await tokenize(kind, text), name).toEqual(expect.arrayContaining(topLevelKeys));
    }
  });
});
