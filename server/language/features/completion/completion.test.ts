import { describe, expect, it } from 'vitest';
import { accepted, inserted, labels, offered } from '../../../../tests/kit/completion';
import { cursorIn } from '../../../../tests/kit/cursor';
import { fileOf } from '../../../../tests/kit/workspace';
import type { SpecKind } from '../../../core/spec';
import { checkFile } from '../../rules';
import { Workspace } from '../../workspace';
import { completeAt } from './complete';
import { resolveCompletion } from './resolve';

const at = (kind: SpecKind, marked: string, workspace?: Workspace) =>
  labels(offered(kind, marked, workspace));

/** What is wrong with a file, findings of rules included; what could be better is not wrong. */
function issuesOf(kind: SpecKind, text: string): readonly string[] {
  const workspace = new Workspace();
  const file = fileOf(kind, text, workspace);
  for (const { target } of workspace.references(file.uri))
    if (target.kind === 'file') workspace.file(target.uri);
  return checkFile(file, workspace)
    .filter(({ severity }) => severity !== 'information')
    .map(({ code }) => code);
}

describe('keys', () => {
  it('come required ones first, then optional ones, none twice', () => {
    expect(at('hardware', 'name: a\n|')).toEqual([
      'compute',
      'memory',
      'price',
      'prices',
      'scale_up',
      'scale_out',
      'power',
      'efficiency',
      'overhead',
      'kernels',
      'engines',
      'version',
      'sources',
    ]);
    expect(at('hardware', 'memory: { capacity: 80 GB, | }')).toEqual(['bandwidth']);
  });

  it.each([
    ['at the start', 'name: a\nhid|', 'name: a\nhidden: '],
    ['in the middle', 'name: a\nhid|\nlayers: []\n', 'name: a\nhidden: \nlayers: []\n'],
    ['with other line ends', 'name: a\r\nhid|\r\nlayers: []\r\n', 'name: a\r\nhidden: \r\nlayers: []\r\n'],
    ['on an empty line', 'name: a\n|\nlayers: []\n', 'name: a\nhidden: \nlayers: []\n'],
    [
      'on a line that is indented by mistake',
      'name: a\n   |\nlayers: []\n',
      'name: a\nhidden: \nlayers: []\n',
    ],
    ['in front of a comment', 'name: a\n|# width\n', 'name: a\nhidden:  # width\n'],
    ['in place of another', 'hid|deen: 3 # width\nname: a\n', 'hidden: 3 # width\nname: a\n'],
  ])('go in %s', (_, marked, after) => {
    expect(accepted('model', marked, 'hidden')).toBe(after);
  });

  it.each([
    ['empty braces', 'memory: {|}', 'memory: { bandwidth: 3.35 TB/s }'],
    ['braces with a blank', 'memory: { | }', 'memory: { bandwidth: 3.35 TB/s }'],
    [
      'in front of an entry',
      'memory: { | capacity: 1 GB }',
      'memory: { bandwidth: 3.35 TB/s, capacity: 1 GB }',
    ],
    ['behind an entry', 'memory: { capacity: 1 GB, | }', 'memory: { capacity: 1 GB, bandwidth: 3.35 TB/s }'],
    ['half typed', 'memory: { capacity: 1 GB, band| }', 'memory: { capacity: 1 GB, bandwidth: 3.35 TB/s }'],
    [
      'braces that are still open',
      'memory: { capacity: 1 GB, |\npower: 1 W\n',
      'memory: { capacity: 1 GB, bandwidth: 3.35 TB/s\npower: 1 W\n',
    ],
    [
      'braces over several lines',
      'memory: {\n  capacity: 1 GB,\n  |\n}\n',
      'memory: {\n  capacity: 1 GB,\n  bandwidth: 3.35 TB/s\n}\n',
    ],
  ])('go into %s', (_, marked, after) => {
    expect(accepted('hardware', marked, 'bandwidth')).toBe(after);
  });

  it('open a block that has the indentation of the file', () => {
    expect(accepted('model', 'precision:\n    kv: fp8\n|', 'layers')).toBe(
      'precision:\n    kv: fp8\nlayers:\n    - { count: , attention: , ffn:  }',
    );
    expect(accepted('model', 'precision:\n  kv: fp8\r\n|', 'attention')).toMatch(/attention:\r?\n {2}$/);
  });

  it('have a place to fill in, a choice where there are few values, and documentation', () => {
    const items = offered('model', 'name: a\n|');
    const item = (label: string) => items.find((candidate) => candidate.label === label);
    expect(item('hidden')).toMatchObject({
      textEdit: { newText: 'hidden: $1' },
      detail: 'required',
      documentation: { kind: 'markdown', value: expect.stringContaining('residual stream') },
    });
    expect(item('tied_embeddings')?.textEdit?.newText).toBe(`tied_embeddings: \${1|true,false|}`);
  });

  it('are those of the chosen type, and `type` before one is chosen', () => {
    expect(at('model', 'attention:\n  a: { | }')).toEqual(['type', 'precision']);
    expect(inserted('model', 'ffn:\n  a: { | }', 'type')).toBe(`type: \${1|dense,moe,custom|}`);
    expect(at('model', 'attention:\n  a:\n    type: mfa\n    |')).toEqual([
      'heads',
      'head_dim',
      'query_rank',
      'kv_heads',
      'precision',
    ]);
  });

  it('are those of both designs that are called linear, until one is clear', () => {
    expect(at('model', 'attention:\n  a: { type: linear, | }')).toEqual(
      expect.arrayContaining(['heads', 'key_heads']),
    );
    expect(at('model', 'attention:\n  a: { type: linear, key_heads: 4, | }')).not.toContain('heads');
  });

  it('of a deployment depend on its topology', () => {
    expect(at('deployment', 'name: a\n|')).toEqual(expect.arrayContaining(['model', 'workload', 'topology']));
    expect(at('deployment', 'name: a\n|')).not.toContain('pool');
    expect(at('deployment', 'topology: colocated\n|')).toContain('pool');
    expect(at('deployment', 'topology: afd\n|')).toContain('fan_out');
  });

  it('name designs of each type, kernel families and figures', () => {
    expect(accepted('model', 'attention:\n  |', 'gqa')).toBe(
      'attention:\n  gqa: { type: gqa, heads: , kv_heads: , head_dim:  }',
    );
    expect(accepted('model', 'attention:\n  gqa: { type: gqa }\n  |', 'gqa')).toContain(
      '\n  gqa_2: { type: gqa',
    );
    expect(at('hardware', 'kernels:\n  |')).toContain('mla');
    expect(at('hardware', 'memory: { capacity: 1 GB }\nsources:\n  |')).toEqual([
      'memory',
      'memory.capacity',
    ]);
    expect(inserted('hardware', 'power: 1 W\nsources:\n  po|', 'power')).toBe('power: "$1"');
  });
});

describe('right behind the colon of a key', () => {
  const typing = (kind: SpecKind, marked: string, typed?: string) => {
    const { text, offset } = cursorIn(marked);
    const workspace = new Workspace();
    return labels(completeAt(fileOf(kind, text, workspace), offset, workspace, undefined, typed).items);
  };

  it.each<[SpecKind, string]>([
    ['model', 'attention:\n  mfa:|\n'],
    ['model', 'attention:\n  mfa: { type:| }'],
    ['deployment', 'name: a\ntopology:|'],
    ['deployment', 'topology: afd\nattention: { hardware:| }'],
  ])('nothing comes up by itself in a %s: %j', (kind, marked) => {
    expect(typing(kind, marked, ':')).toEqual([]);
    expect(typing(kind, marked)).not.toEqual([]);
    expect(typing(kind, marked.replace(':|', ': |'), ' ')).toEqual(typing(kind, marked));
  });

  it('a reference goes on', () => {
    expect(typing('deployment', 'model: catalog:|', ':')).toContain('catalog:step-3');
    expect(typing('deployment', 'model: "catalog:|"', ':')).toContain('catalog:step-3');
  });
});

describe('designs', () => {
  it.each(['mfa', 'mla', 'linear', 'sparse'])('called %s are of that type first', (type) => {
    expect(at('model', `attention:\n  ${type}: |`)[0]).toMatch(new RegExp(`^\\{ type: ${type}\\b`));
    expect(at('model', `attention:\n  ${type}: { type: | }`)[0]).toBe(type);
  });

  it('of one type differ by their keys', () => {
    for (const marked of [
      'attention:\n  |',
      'attention:\n  a: |',
      'attention:\n  s: { type: sparse, base: | }',
    ]) {
      const all = at('model', marked);
      expect(all.filter((label) => label.includes('linear'))).toHaveLength(2);
      expect(new Set(all).size, marked).toBe(all.length);
    }
    expect(accepted('model', 'attention:\n  lin|', 'linear { heads, head_dim }')).toBe(
      'attention:\n  linear: { type: linear, heads: , head_dim:  }',
    );
  });
});

describe('an empty first place', () => {
  const commandOf = (kind: SpecKind, marked: string, label: string, asksAgain: boolean) => {
    const { text, offset } = cursorIn(marked);
    const workspace = new Workspace();
    const abilities = { snippets: true, keepsIndentation: true, asksAgain };
    const { items } = completeAt(fileOf(kind, text, workspace), offset, workspace, abilities);
    const found = items.find((item) => item.label === label);
    expect(found, label).toBeDefined();
    return found?.command?.command;
  };

  it('is a choice of the cards and designs that fit, however deep it is', () => {
    const pool = inserted('deployment', 'topology: colocated\n|', 'pool') ?? '';
    expect(pool).toMatch(/^pool: \{ hardware: \$\{1\|catalog:nvidia-h800,/);
    const designs = 'attention: { full: { type: mha } }\nffn: { moe: { type: moe } }\n';
    expect(inserted('model', `${designs}|`, 'layers')).toContain(`attention: \${2|full|}, ffn: \${3|moe|}`);
  });

  it('with offers of its own shows them, in an editor that has the command', () => {
    for (const [kind, marked, label] of [
      ['model', 'name: a\n|', 'attention'],
      ['model', 'name: a\n|', 'precision'],
      ['hardware', 'name: a\n|', 'kernels'],
    ] as const) {
      expect(commandOf(kind, marked, label, true), label).toBe('editor.action.triggerSuggest');
      expect(commandOf(kind, marked, label, false)).toBeUndefined();
    }
    for (const [kind, marked, label] of [
      ['model', 'name: a\n|', 'hidden'],
      ['hardware', 'name: a\n|', 'price'],
      ['deployment', 'name: a\n|', 'workload'],
    ] as const)
      expect(commandOf(kind, marked, label, true), label).toBeUndefined();
  });
});

describe('values', () => {
  it.each<[SpecKind, string, string, string]>([
    ['model', 'attention:\n  a: { type: | }', 'mla', 'attention:\n  a: { type: mla }'],
    ['model', 'attention:\n  a: { type:| }', 'mla', 'attention:\n  a: { type: mla }'],
    ['model', 'precision: { kv: bf| }', 'bf16', 'precision: { kv: bf16 }'],
    ['model', 'precision: { kv: "bf|" }', 'bf16', 'precision: { kv: bf16 }'],
    ['model', 'tied_embeddings: f| # as in the paper', 'false', 'tied_embeddings: false # as in the paper'],
    ['deployment', 'topology: |\nname: a\n', 'colocated', 'topology: colocated\nname: a\n'],
    ['deployment', 'name: a\nfan_out: |', 'routed', 'name: a\nfan_out: routed'],
    ['hardware', 'version: |', '1', 'version: 1'],
  ])('in a %s: %s', (kind, marked, label, after) => {
    expect(accepted(kind, marked, label)).toBe(after);
  });

  it('of a type come with its description', () => {
    const mla = offered('model', 'attention:\n  a: { type: | }').find(({ label }) => label === 'mla');
    expect(mla?.documentation).toMatchObject({ value: expect.stringContaining('latent') });
  });

  it('in layers are the names of the designs', () => {
    const designs =
      'attention: { full: { type: mha }, s: { type: sparse, base: | } }\nffn: { moe: { type: moe } }\n';
    expect(at('model', designs)).toContain('full');
    const plain = designs.replace('|', 'full');
    expect(at('model', `${plain}layers:\n  - { attention: | }`)).toEqual(['full', 's']);
    expect(at('model', `${plain}layers:\n  - { repeat: 2, of: [{ ffn: | }] }`)).toEqual(['moe']);
    expect(inserted('model', `${plain}layers:\n  |`, '- { attention, ffn }')).toBe(
      `- { count: $1, attention: \${2|full,s|}, ffn: \${3|moe|} }`,
    );
    expect(at('model', `${plain}layers:\n  - |`)).toEqual(
      expect.arrayContaining(['count', 'attention', '{ attention, ffn }']),
    );
  });

  it('that are maps come in braces', () => {
    expect(accepted('deployment', 'workload: { context: | }', '{ mean, max }')).toBe(
      'workload: { context: { mean: , max:  } }',
    );
    expect(accepted('hardware', 'memory: |', '{ capacity, bandwidth }')).toBe(
      'memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }',
    );
  });

  it('are not put in front of the dash of another item', () => {
    const layers = 'layers:\n  - { count: 1 }\n';
    expect(at('model', `${layers}  |- { count: 2 }\n`)).toEqual([]);
    expect(at('model', `${layers}  |\n`)).toContain('- { attention, ffn }');
  });

  it('are not offered in comments, in free text, and behind a bracket', () => {
    for (const marked of [
      'version: 1 # ver|',
      '# |',
      'name: a|',
      'memory: { capacity: 1 GB }|',
      'sources: { price: "a # b |" }',
    ])
      expect(at('hardware', marked)).toEqual([]);
  });
});

describe('units', () => {
  it.each<[SpecKind, string, readonly string[]]>([
    ['hardware', 'memory: { capacity: 80| }', ['GB', 'GiB', 'MB', 'MiB', 'TB', 'kB']],
    ['hardware', 'memory: { bandwidth: 3.35 | }', ['TB/s', 'GB/s', 'Gbit/s', 'MB/s']],
    ['hardware', 'price: $2.00|', ['/h']],
    ['hardware', 'overhead: { hop: 15 u| }', ['ms', 'us', 's', 'ns', 'min', 'h']],
    ['deployment', 'topology: afd\nworkload: { context: 8| }', ['K', 'M']],
    ['deployment', 'topology: afd\nreserve: 10|', ['%']],
    ['model', 'hidden: 4096|', []],
  ])('in a %s after %s are %j', (kind, marked, units) => {
    expect(at(kind, marked)).toEqual(units);
  });

  it('join the number as a person would write it', () => {
    expect(accepted('hardware', 'memory: { capacity: 80| }', 'GB')).toBe('memory: { capacity: 80 GB }');
    expect(accepted('hardware', 'memory: { bandwidth: 3.35 T| } # HBM', 'TB/s')).toBe(
      'memory: { bandwidth: 3.35 TB/s } # HBM',
    );
    expect(accepted('hardware', 'price: $2.00|', '/h')).toBe('price: $2.00/h');
    expect(accepted('deployment', 'topology: afd\nworkload: { context: 8| }', 'K')).toContain(
      'context: 8K }',
    );
  });
});

describe('references', () => {
  const workspace = (): Workspace => {
    const made = new Workspace();
    made.update('file:///folder/h20.hardware.yaml', 'name: a\n');
    made.update('file:///folder/models/step.model.yaml', 'name: a\n');
    made.update('file:///cards/my%20card.hardware.yaml', 'name: a\n');
    return made;
  };
  const pool = (written: string) => `topology: colocated\npool: { hardware: ${written} }\n`;

  it('are the files of the wanted kind, nearest first, then the catalog', () => {
    expect(at('deployment', pool('|'), workspace()).slice(0, 3)).toEqual([
      './h20.hardware.yaml',
      '../cards/my card.hardware.yaml',
      'catalog:nvidia-h800',
    ]);
    expect(at('deployment', 'model: |', workspace()).slice(0, 2)).toEqual([
      './models/step.model.yaml',
      'catalog:step-3',
    ]);
  });

  it('replace what is written, however it begins', () => {
    for (const written of ['|', './|', './h2|', 'catalog:|', '"./|"', '|./old.hardware.yaml'])
      expect(accepted('deployment', pool(written), './h20.hardware.yaml', workspace()), written).toBe(
        pool('./h20.hardware.yaml'),
      );
    expect(accepted('deployment', pool('h2|'), 'h20.hardware.yaml', workspace())).toBe(
      pool('h20.hardware.yaml'),
    );
  });

  it('to the catalog tell their figures when they are shown', () => {
    const known = workspace();
    const resolved = (marked: string, label: string) => {
      const item = offered('deployment', marked, known).find((candidate) => candidate.label === label);
      return item && resolveCompletion(item, known);
    };
    expect(resolved('model: |', 'catalog:step-3')).toMatchObject({
      detail: expect.stringMatching(/^316B parameters, 3\d\.\dB active, 61 layers, mfa$/),
      documentation: { value: expect.stringContaining('**Step-3**') },
    });
    expect(resolved(pool('|'), 'catalog:nvidia-h800')).toMatchObject({
      detail: '80.0 GB at 3.35 TB/s, fp8 1.98 PFLOP/s, bf16 989 TFLOP/s, $2.00/h',
      documentation: { value: expect.stringContaining('**NVIDIA H800 SXM**') },
    });
  });
});

describe('whole files', () => {
  it.each<[SpecKind, readonly string[]]>([
    ['model', ['MoE model', 'Dense model']],
    ['hardware', ['Hardware file']],
    ['deployment', ['AFD deployment', 'Colocated deployment']],
  ])('for an empty %s: %j', (kind, names) => {
    expect(at(kind, '|').slice(0, names.length)).toEqual(names);
    expect(at(kind, '# to be written\n|').slice(0, names.length)).toEqual(names);
    expect(at(kind, 'name: a\n|')).not.toContain(names[0]);
    for (const name of names) expect(issuesOf(kind, accepted(kind, '|', name))).toEqual([]);
  });
});

describe('aliases', () => {
  const anchored = 'name: a\nattention:\n  one: &one { type: mfa }\n  two: &two { type: gqa }\n  three: ';

  it('are the anchors above, the nearest first', () => {
    expect(at('model', `${anchored}*|\n  four: &four { type: mla }\n`)).toEqual(['*two', '*one']);
    expect(at('model', `${anchored}*t|\n`)).toEqual(['*two', '*one']);
  });

  it('take the place of what is written, and say what they stand for', () => {
    expect(accepted('model', `${anchored}*o|\n`, '*one')).toBe(`${anchored}*one\n`);
    const [nearest] = offered('model', `${anchored}*|\n`);
    expect(nearest?.detail).toBe('{ type: gqa }');
  });

  it('are not offered inside quotes, nor for the content that they would be in', () => {
    expect(at('model', `${anchored}"*|"\n`)).not.toContain('*one');
    expect(at('model', 'name: a\nattention: &all\n  one: *|\n')).toEqual([]);
  });
});
