import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, Range, SelectionRange } from 'vscode-languageserver-types';
import { type SourceFile, Workspace } from '../../server/language';
import { definitionAt } from '../../server/language/features/definition/definition';
import { UseHierarchy } from '../../server/language/features/hierarchy/hierarchy';
import { documentLinks } from '../../server/language/features/links/document-links';
import { highlightsAt } from '../../server/language/features/references/highlights';
import { referencesAt } from '../../server/language/features/references/references';
import { prepareRename, renameAt } from '../../server/language/features/rename/rename';
import { selectionRanges } from '../../server/language/features/selection/selection';
import { documentSymbols } from '../../server/language/features/symbols/outline';
import { workspaceSymbols } from '../../server/language/features/symbols/workspace-symbols';
import { TokenEncoder } from '../../server/language/features/tokens/encoder';
import { TokenFinder } from '../../server/language/features/tokens/token-finder';
import { Names } from '../../server/language/names';
import { toTextEdits } from '../../server/language/present/workspace-edit';
import { foldsOf } from '../../server/yaml';
import { runs } from '../kit/runs';

const FOLDER = 'file:///work/';
const shown = { uriOf: (uri: string) => uri };

/** Places of files, in the order in which the features gave them. */
interface Place {
  readonly uri: string;
  readonly range: Range;
}

function symbolPlaces(symbols: readonly DocumentSymbol[], uri: string): Place[] {
  return symbols.flatMap(({ range, selectionRange, children = [] }) => [
    { uri, range },
    { uri, range: selectionRange },
    ...symbolPlaces(children, uri),
  ]);
}

function selectionPlaces(range: SelectionRange | undefined, uri: string): Place[] {
  return range === undefined ? [] : [{ uri, range: range.range }, ...selectionPlaces(range.parent, uri)];
}

/** Everything that the features say of a file and of an offset in it. */
function everything(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
  tokens = new TokenFinder(),
): Place[] {
  const names = new Names();
  const { uri } = file;
  const here = (range: Range): Place => ({ uri, range });
  const hierarchy = new UseHierarchy(names, workspace, shown);
  const item = hierarchy.prepare(file, offset);
  const prepared = prepareRename(file, offset, names, workspace, true);
  const renaming = renameAt(file, offset, 'q 🙂', names, workspace, true);
  const encoder = new TokenEncoder(file.lines);
  tokens.find(file, encoder);
  foldsOf(file);
  return [
    ...definitionAt(file, offset, names, workspace, shown).flatMap(
      ({ targetUri, targetRange, targetSelectionRange, originSelectionRange }) => [
        { uri: targetUri, range: targetRange },
        { uri: targetUri, range: targetSelectionRange },
        ...(originSelectionRange === undefined ? [] : [here(originSelectionRange)]),
      ],
    ),
    ...referencesAt(file, offset, true, names, workspace, shown),
    ...(highlightsAt(file, offset, names, workspace) ?? []).map(({ range }) => here(range)),
    ...documentLinks(file, names, workspace, shown).map(({ range }) => here(range)),
    ...symbolPlaces(documentSymbols(file), uri),
    ...workspaceSymbols('', names, workspace, shown).map(({ location }) => location as Place),
    ...selectionPlaces(selectionRanges(file, [offset])[0], uri),
    ...hierarchy
      .users(item)
      .flatMap(({ from, fromRanges }) => fromRanges.map((range) => ({ uri: from.uri, range }))),
    ...hierarchy
      .used(item)
      .flatMap(({ fromRanges }) => fromRanges.map((range) => ({ uri: item.uri, range }))),
    ...(prepared?.ok === true
      ? [
          {
            uri,
            range: {
              start: file.lines.positionAt(prepared.range.from),
              end: file.lines.positionAt(prepared.range.to),
            },
          },
        ]
      : []),
    ...(renaming.ok
      ? renaming.changes.flatMap((change) =>
          toTextEdits(change.file, change.edits).map(({ range }) => ({ uri: change.file.uri, range })),
        )
      : []),
    ...tokenPlaces(encoder.encoded, uri),
  ];
}

function tokenPlaces(data: Uint32Array, uri: string): Place[] {
  const places: Place[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0] = data.subarray(index, index + 3);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    places.push({ uri, range: { start: { line, character }, end: { line, character: character + length } } });
  }
  return places;
}

/** A place that cuts neither a pair of surrogates nor a line break in two, and lies in the text. */
function isWhole({ text, lines }: SourceFile, { start, end }: Range): boolean {
  return [start, end].every((position) => {
    const offset = lines.offsetAt(position);
    const { line, character } = lines.positionAt(offset);
    const inside = line === position.line && character === position.character;
    const cut =
      /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
    const broken = text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n';
    return inside && !cut && !broken;
  });
}

/** The text at each place. */
function texts(places: readonly Place[], workspace: Workspace): readonly string[] {
  return places.map(({ uri, range }) => {
    const file = workspace.file(uri);
    if (file === undefined) throw new Error(`no file ${uri}`);
    expect(isWhole(file, range)).toBe(true);
    return file.text.slice(file.lines.offsetAt(range.start), file.lines.offsetAt(range.end));
  });
}

const NAMES = ['mfa', 'größe', '🙂', 'e\u0301x', '👩‍🚀', 'x y'] as const;

/** A folder of three files around some names, with `eol` at the end of each line. */
function folder(
  a: string,
  b: string,
  eol: string,
): { workspace: Workspace; model: SourceFile; deployment: SourceFile } {
  const workspace = new Workspace();
  const put = (name: string, text: string): SourceFile => {
    const state = workspace.update(FOLDER + name, text.replaceAll('\n', eol));
    if (!state.ok) throw new Error(state.reason);
    return state.file;
  };
  const model = put(
    'm.model.yaml',
    `# 🙂 e\u0301
name: "👩‍🚀 ${a}"
attention: # 🙂
  ${a}: &a { type: mfa, heads: 64 } # arXiv 2507.19427
  ${b}: { type: sparse, base: ${a} }
ffn: { "🙂": { <<: *a, type: dense } }
layers:
  - { attention: ${a}, ffn: "🙂" }
  - { repeat: 2, of: [{ attention: '${b}', ffn: 🙂 }] }
note: |
  🙂 # ${a}
  two
sources: { attention.${a}.heads: "🙂 https://example.com/🙂", layers.0.ffn: x }
`,
  );
  put('🙂.hardware.yaml', 'name: 🙂\nprice: $2.00/h\n');
  const deployment = put(
    'd.deployment.yaml',
    'name: 🙂\nmodel: "m.model.yaml" # 🙂\npool: { hardware: ./🙂.hardware.yaml }\nsources: { 🙂: 1 }\n',
  );
  return { workspace, model, deployment };
}

describe('places', () => {
  const pair = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 2 });

  test('are of the same text however the lines end', () => {
    fc.assert(
      fc.property(pair, fc.double({ min: 0, max: 1, noNaN: true }), ([a = 'a', b = 'b'], share) => {
        const unix = folder(a, b, '\n');
        const plain = unix.model.text;
        // A place within a line, which is the same place with every kind of line end.
        const at = Math.floor(share * plain.length);
        const line = unix.model.lines.positionAt(at);
        const expected = texts(everything(unix.model, at, unix.workspace), unix.workspace);
        const dos = folder(a, b, '\r\n');
        const places = everything(dos.model, dos.model.lines.offsetAt(line), dos.workspace);
        expect(texts(places, dos.workspace).map((text) => text.replaceAll('\r\n', '\n'))).toEqual(expected);
      }),
      { numRuns: runs(40) },
    );
  });

  test('never cut a character in two, in this file or another', () => {
    fc.assert(
      fc.property(pair, fc.nat(), fc.boolean(), ([a = 'a', b = 'b'], at, ofModel) => {
        const { workspace, model, deployment } = folder(a, b, '\r\n');
        const file = ofModel ? model : deployment;
        const places = everything(file, at % (file.text.length + 1), workspace);
        expect(texts(places, workspace).length).toBeGreaterThan(0);
      }),
      { numRuns: runs(100) },
    );
  });

  test('of a name are all the places where it stands, and no others', () => {
    for (const a of NAMES)
      for (const eol of ['\n', '\r\n']) {
        const { workspace, model } = folder(a, 'other', eol);
        const found = referencesAt(
          model,
          model.text.indexOf(`base: ${a}`) + 7,
          true,
          new Names(),
          workspace,
          shown,
        );
        expect(texts(found, workspace)).toEqual([a, a, a, a]);
      }
  });
});

describe('outlines and selections', () => {
  test('nest', () => {
    const within = (inner: Range, outer: Range) =>
      upTo(outer.start, inner.start) && upTo(inner.end, outer.end);
    const upTo = (a: Range['start'], b: Range['start']) =>
      a.line < b.line || (a.line === b.line && a.character <= b.character);
    const check = ({ range, selectionRange, children = [], name }: DocumentSymbol) => {
      expect(name).not.toBe('');
      expect(within(selectionRange, range)).toBe(true);
      for (const child of children) {
        expect(within(child.range, range)).toBe(true);
        check(child);
      }
    };
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), (a, at) => {
        const { model } = folder(a, 'b', '\n');
        const cut = model.text.slice(0, at % model.text.length);
        const state = new Workspace().update(model.uri, cut);
        if (!state.ok) return;
        for (const symbol of documentSymbols(state.file)) check(symbol);
        for (
          let range = selectionRanges(state.file, [at % (cut.length + 1)])[0];
          range?.parent;
          range = range.parent
        )
          expect(within(range.range, range.parent.range)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });
});

const EXAMPLES = new URL('../../examples/', import.meta.url);

describe('nothing throws on a half-written example, and places stay whole', () => {
  const names = fs.readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));

  test.each(names)('%s', (name) => {
    const whole = fs.readFileSync(new URL(name, EXAMPLES), 'utf8');
    const workspace = new Workspace();
    for (const other of names)
      workspace.update(FOLDER + other, fs.readFileSync(new URL(other, EXAMPLES), 'utf8'));
    const tokens = new TokenFinder();
    // Typed from the first character to the last; every few characters, all that can be asked is asked.
    for (let length = 0; length <= whole.length; length++) {
      const change = { fromA: length - 1, toA: length - 1, fromB: length - 1, toB: length };
      const state = workspace.update(
        FOLDER + name,
        whole.slice(0, length),
        length === 0 ? undefined : change,
      );
      if (!state.ok || (length % 11 !== 0 && length < whole.length)) continue;
      texts(everything(state.file, length, workspace, tokens), workspace);
    }
  });
});

describe('tokens', () => {
  test('that are remembered are those of a fresh look, after any edits', () => {
    const { model } = folder('mfa', 'b c', '\n');
    const encoded = (finder: TokenFinder, file: SourceFile) => {
      const encoder = new TokenEncoder(file.lines);
      finder.find(file, encoder);
      return [...encoder.encoded];
    };
    const edit = fc.tuple(
      fc.nat(),
      fc.nat(6),
      fc.constantFrom('', ' ', '\n', 'a', '🙂', ': ', '{', ' 3 GB', '#', '- '),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const workspace = new Workspace();
        const finder = new TokenFinder();
        let { text } = model;
        workspace.update(model.uri, text);
        for (const [at, deleted, inserted] of edits) {
          const fromA = at % (text.length + 1);
          const toA = Math.min(fromA + deleted, text.length);
          text = text.slice(0, fromA) + inserted + text.slice(toA);
          const state = workspace.update(model.uri, text, {
            fromA,
            toA,
            fromB: fromA,
            toB: fromA + inserted.length,
          });
          if (state.ok) expect(encoded(finder, state.file)).toEqual(encoded(new TokenFinder(), state.file));
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
