import { describe, expect, it } from 'vitest';
import { catalog } from '../../core/catalog';
import { canonicalUri, catalogText, catalogUri, kindOf, resolveReference } from '.';

describe('canonical uris', () => {
  it.each([
    ['file:///a/b.model.yaml', 'file:///a/b.model.yaml'],
    ['file:///a%20b/%C3%A9.model.yaml', 'file:///a%20b/%C3%A9.model.yaml'],
    ['file:///a b/é.model.yaml', 'file:///a%20b/%C3%A9.model.yaml'],
    ['file:///C:/a.model.yaml', 'file:///c%3A/a.model.yaml'],
    ['file:///c%3a/a.model.yaml', 'file:///c%3A/a.model.yaml'],
    ['file:///a/100%.model.yaml', 'file:///a/100%25.model.yaml'],
    ['vscode-vfs://github/a/b.model.yaml', 'vscode-vfs://github/a/b.model.yaml'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['no uri', 'no uri'],
    ['file:///a/\ud800.model.yaml', 'file:///a/%EF%BF%BD.model.yaml'],
  ])('%s is %s', (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
    expect(canonicalUri(canonical)).toBe(canonical);
  });
});

describe('references', () => {
  const FROM = 'file:///specs/deep/a.deployment.yaml';
  it.each([
    ['b.model.yaml', 'file:///specs/deep/b.model.yaml'],
    ['./b.model.yaml', 'file:///specs/deep/b.model.yaml'],
    ['../b.model.yaml', 'file:///specs/b.model.yaml'],
    ['../../../../b.model.yaml', 'file:///b.model.yaml'],
    ['sub/./x/../b.model.yaml', 'file:///specs/deep/sub/b.model.yaml'],
    ['/b.model.yaml', 'file:///b.model.yaml'],
    ['..\\b.model.yaml', 'file:///specs/b.model.yaml'],
    [' b c.model.yaml ', 'file:///specs/deep/b%20c.model.yaml'],
    ['100%.model.yaml', 'file:///specs/deep/100%25.model.yaml'],
    ['catalog:step-3', 'decode-lens-catalog:/model/step-3.model.yaml'],
    ['catalog: nvidia-h800 ', 'decode-lens-catalog:/hardware/nvidia-h800.hardware.yaml'],
  ])('‘%s’ leads to %s', (reference, uri) => {
    expect(resolveReference(reference, FROM)).toEqual({ kind: 'file', uri });
  });

  it('lead from a remote file to its neighbours', () => {
    expect(resolveReference('./b.model.yaml', 'vscode-vfs://github/x/a.deployment.yaml')).toEqual({
      kind: 'file',
      uri: 'vscode-vfs://github/x/b.model.yaml',
    });
  });

  it.each(['', '   ', 'https://example.org/b.model.yaml', 'file:///b.model.yaml'])(
    '‘%s’ is none',
    (reference) => {
      expect(resolveReference(reference, FROM)).toEqual({ kind: 'invalid' });
    },
  );

  it('name a file that is not saved by nothing', () => {
    expect(resolveReference('./b.model.yaml', 'untitled:Untitled-1')).toEqual({ kind: 'invalid' });
  });

  it.each(['step-4', '', '__proto__', 'constructor'])('has no catalog entry ‘%s’', (id) => {
    expect(resolveReference(`catalog:${id}`, FROM)).toEqual({ kind: 'unknown-id', id });
  });
});

describe('bundled files', () => {
  it.each(catalog.map(({ id, kind, text }) => [id, kind, text] as const))(
    '%s has a uri',
    (id, kind, text) => {
      const uri = catalogUri(id) ?? '';
      expect(canonicalUri(uri)).toBe(uri);
      expect(catalogText(uri)).toBe(text);
      expect(kindOf(uri)).toBe(kind);
    },
  );

  it('are not found under other uris', () => {
    expect(catalogText('decode-lens-catalog:/model/nothing.model.yaml')).toBeUndefined();
    expect(catalogText('file:///model/step-3.model.yaml')).toBeUndefined();
  });
});

it.each([
  ['a.model.yaml', 'model'],
  ['file:///x/a.hardware.yml', 'hardware'],
  ['A.DEPLOYMENT.YAML', 'deployment'],
  ['model.yaml', undefined],
  ['a.model.yaml.txt', undefined],
  ['a.model.json', undefined],
])('%s is a %s file', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});
