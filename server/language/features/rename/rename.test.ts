import { describe, expect, test } from 'vitest';
import { MarkedFiles } from '../../../../tests/kit/marked-files';
import { toTextEdits } from '../../present/workspace-edit';
import { prepareRename, renameAt } from './rename';

/** The files after a rename at the cursor, or why there is none. */
function renamed(text: string, newName: string) {
  const files = new MarkedFiles(text);
  const result = renameAt(files.here, files.offset, newName, files.names, files.workspace, true);
  if (!result.ok) return result.message;
  const editsOf = (name: string) =>
    result.changes
      .filter(({ file }) => file === files.file(name))
      .flatMap(({ file, edits }) => toTextEdits(file, edits));
  return { ...files.changed(editsOf), ...(result.move === undefined ? {} : { move: result.move }) };
}

/** What one file says after a rename. */
const inModel = (text: string, newName: string) => renamed(`=== a.model.yaml\n${text}`, newName);
const says = (text: string) => ({ 'a.model.yaml': text });

describe('an attention', () => {
  test('changes where it is defined and everywhere it is used', () => {
    const text = `attention:
  mla: { type: mla } # the base
  sparse: { type: sparse, base: mla }
ffn: { mla: { type: dense } }
layers:
  - { attention: m‸la, ffn: mla }
  - { attention: "mla", ffn: mla }
  - { repeat: 2, of: [{ attention: 'mla', ffn: mla }] }
sources: { attention.mla.heads: a paper, attention.mla: mla }
`;
    expect(inModel(text, 'latent')).toEqual(
      says(`attention:
  latent: { type: mla } # the base
  sparse: { type: sparse, base: latent }
ffn: { mla: { type: dense } }
layers:
  - { attention: latent, ffn: mla }
  - { attention: "latent", ffn: mla }
  - { repeat: 2, of: [{ attention: 'latent', ffn: mla }] }
sources: { attention.latent.heads: a paper, attention.latent: mla }
`),
    );
  });

  test('is quoted where its new name needs that, in the quotes that are there', () => {
    const text = `attention: { m‸fa: {}, gqa: {} }
layers: [{ attention: mfa }, { attention: 'mfa' }, { attention: "mfa" }]
sources: { attention.mfa: x }
`;
    expect(inModel(text, 'it’s 1, really: #1')).toEqual(
      says(`attention: { "it’s 1, really: #1": {}, gqa: {} }
layers: [{ attention: "it’s 1, really: #1" }, { attention: 'it’s 1, really: #1' }, { attention: "it’s 1, really: #1" }]
sources: { "attention.it’s 1, really: #1": x }
`),
    );
  });

  test.each(['4', 'true', 'null', '~', '*x', '<<', '- a', '1e3', '{a', '@a', '# a'])(
    'named %s is quoted, as YAML would read something else',
    (name) => {
      expect(inModel('attention: { ‸a: {} }\nlayers: [{ attention: a }]\n', name)).toEqual(
        says(`attention: { "${name}": {} }\nlayers: [{ attention: "${name}" }]\n`),
      );
    },
  );

  test.each(['a b', 'größe', '🙂', 'q\u0308', 'a.b', 'no', 'a-1'])('named %s needs no quotes', (name) => {
    expect(inModel('attention: { ‸a: {} }\nlayers: [{ attention: a }]\n', name)).toEqual(
      says(`attention: { ${name}: {} }\nlayers: [{ attention: ${name} }]\n`),
    );
  });

  test('is renamed where an alias stands for its name', () => {
    const text = `attention: { ‸a: {} }\nlayers: [{ attention: &n a }, { attention: *n }]\n`;
    expect(inModel(text, 'b')).toEqual(
      says('attention: { b: {} }\nlayers: [{ attention: &n b }, { attention: *n }]\n'),
    );
  });

  test('takes the FFN along that is named by the same text', () => {
    const text = `attention: { ‸a: {} }
ffn: { a: {} }
layers: [{ attention: &n a, ffn: *n }]
`;
    expect(inModel(text, 'b')).toEqual(
      says(`attention: { b: {} }
ffn: { b: {} }
layers: [{ attention: &n b, ffn: *n }]
`),
    );
  });

  test('is renamed in broken text', () => {
    expect(inModel('attention:\n  a: { type: "mfa\nlayers:\n  - { attention: ‸a, ffn', 'b')).toEqual(
      says('attention:\n  a: { type: "mfa\nlayers:\n  - { attention: a, ffn'.replaceAll(/\ba\b/g, 'b')),
    );
  });

  test.each([
    ['gqa', 'there is an attention named ‘gqa’ already; choose another name'],
    ['  ', 'the name of an attention cannot be empty; give at least one character'],
    ['a\nb', 'the name of an attention stays on one line; leave out line breaks and tabs'],
    [
      'a.b',
      '`sources` names this attention in a path, in which a dot parts keys; choose a name without dots',
    ],
  ])('is refused the name %j', (name, message) => {
    expect(inModel('attention: { m‸fa: {}, gqa: {} }\nsources: { attention.mfa: x }\n', name)).toBe(message);
  });

  test('may have the name of an FFN', () => {
    expect(inModel('attention: { ‸a: {} }\nffn: { b: {} }\n', 'b')).toEqual(
      says('attention: { b: {} }\nffn: { b: {} }\n'),
    );
  });
});

describe('an anchor', () => {
  const text = `one: &x { a: 1 }
two: { <<: *‸x }
three: &x 2
four: *x
`;

  test('changes with its own aliases', () => {
    expect(inModel(text, 'base')).toEqual(
      says('one: &base { a: 1 }\ntwo: { <<: *base }\nthree: &x 2\nfour: *x\n'),
    );
  });

  test.each([
    ['x', says(text.replace('‸', ''))],
    ['a b', '‘a b’ cannot name an anchor; use letters, digits, - and _'],
    ['a]', '‘a]’ cannot name an anchor; use letters, digits, - and _'],
  ])('named %j', (name, outcome) => {
    expect(inModel(text, name)).toEqual(outcome);
  });

  test('is refused the name of another anchor', () => {
    expect(inModel('one: &x 1\ntwo: &y‸ 2\n', 'x')).toBe(
      'there is an anchor named ‘x’ already; choose another name',
    );
  });
});

const FILES = `=== models/step.model.yaml
name: Step
=== a.deployment.yaml
model: ./models/st‸ep.model.yaml # the model
pool: { hardware: catalog:nvidia-h800 }
=== sub/b.deployment.yaml
model: "../models/step.model.yaml"
=== sub/c.deployment.yaml
model: &m ../models/step.model.yaml
attention: { hardware: card.hardware.yaml }
`;

describe('a file', () => {
  test('changes on the disk and in every deployment that names it', () => {
    expect(renamed(FILES, 'step-4')).toEqual({
      'models/step.model.yaml': 'name: Step\n',
      'a.deployment.yaml':
        'model: ./models/step-4.model.yaml # the model\npool: { hardware: catalog:nvidia-h800 }\n',
      'sub/b.deployment.yaml': 'model: "../models/step-4.model.yaml"\n',
      'sub/c.deployment.yaml':
        'model: &m ../models/step-4.model.yaml\nattention: { hardware: card.hardware.yaml }\n',
      move: {
        from: 'file:///folder/models/step.model.yaml',
        to: 'file:///folder/models/step-4.model.yaml',
      },
    });
  });

  test('keeps the ending that is typed, when it is one of its kind', () => {
    expect(renamed(FILES, 'my step 4.model.yml')).toMatchObject({
      'a.deployment.yaml': expect.stringContaining('./models/my step 4.model.yml # the model'),
      move: { to: 'file:///folder/models/my%20step%204.model.yml' },
    });
  });

  test.each([
    ['catalog:‸step-3', '‘catalog:step-3’ is an entry of the catalog, which cannot be renamed'],
    ['catalog:n‸one', '‘catalog:none’ leads to no file'],
    ['./no‸ne.model.yaml', 'there is no file ‘./none.model.yaml’ to rename'],
    ['./b‸.model.yaml', 'there is a file ‘new.model.yaml’ already; choose another name'],
  ])('%s is not renamed', (reference, message) => {
    const text = `=== a.deployment.yaml\nmodel: ${reference}\n=== b.model.yaml\nname: B\n=== new.model.yaml\nname: N\n`;
    expect(renamed(text, 'new')).toBe(message);
  });

  test('does not move to another folder', () => {
    expect(renamed(FILES, 'other/step')).toBe(
      'give the name of a file, without folders; the explorer moves files to other folders',
    );
  });
});

describe('before the rename', () => {
  function prepared(text: string, renamesFiles = true) {
    const files = new MarkedFiles(text);
    const { here, offset, names, workspace } = files;
    const result = prepareRename(here, offset, names, workspace, renamesFiles);
    return result?.ok === true
      ? [here.text.slice(result.range.from, result.range.to), result.placeholder]
      : result;
  }

  test('the name alone is offered, without its quotes', () => {
    expect(prepared('=== a.model.yaml\nattention: { "m‸fa": {} }\n')).toEqual(['mfa', 'mfa']);
  });

  test('the name of the file is offered, without its folder', () => {
    expect(prepared(FILES)).toEqual(['step.model.yaml', 'step.model.yaml']);
  });

  test('a file is refused where the editor cannot rename it', () => {
    expect(prepared(FILES, false)).toEqual({
      ok: false,
      message: 'this editor does not let a language server rename files',
    });
  });

  test('nothing is offered where nothing is named', () => {
    expect(prepared('=== a.model.yaml\nhid‸den: 7168\n')).toBeUndefined();
  });
});
