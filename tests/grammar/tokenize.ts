import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type StateStack } from 'vscode-textmate';
// @ts-expect-error The scripts are plain JavaScript.
import { findBrowserBuild } from '../../scripts/vscode/browser-build.mjs';

export type Kind = 'model' | 'hardware' | 'deployment';

/** VS Code's own YAML grammars, which ours include; undefined before the browser build is installed. */
export const yamlGrammars: string | undefined = ((build) =>
  build && path.join(build.vscode, 'extensions', 'yaml', 'syntaxes'))(findBrowserBuild());

const ours = path.resolve(import.meta.dirname, '../../syntaxes');

/** The file of a scope such as `source.decode-lens.model` or `source.yaml.1.2`. */
function grammarFile(scope: string): string | undefined {
  const own = /^source\.decode-lens\.(\w+)$/.exec(scope)?.[1];
  if (own !== undefined) return path.join(ours, `${own}.tmLanguage.json`);
  const yaml = /^source\.(yaml(?:\.embedded|\.[\d.]+)?)$/.exec(scope)?.[1];
  if (yaml === undefined || yamlGrammars === undefined) return undefined;
  return path.join(yamlGrammars, `${yaml.replace('.', '-')}.tmLanguage.json`);
}

function createRegistry(): textmate.Registry {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  const onigLib = oniguruma.loadWASM(fs.readFileSync(wasm)).then(() => ({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));
  return new textmate.Registry({
    onigLib,
    async loadGrammar(scope) {
      const file = grammarFile(scope);
      return file ? textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null;
    },
  });
}

/** What a reader should recognise, by the scope that makes it so; the first that fits names the token. */
const marks: readonly (readonly [mark: string, scope: RegExp])[] = [
  ['comment', /^comment\./],
  ['key', /^support\.type\.property-name/],
  ['name', /^entity\.name\.tag/],
  ['unit', /^keyword\.other\.unit/],
  ['number', /^constant\.numeric/],
  ['range', /^keyword\.operator\.range/],
  ['word', /^constant\.language/],
  ['catalog', /^support\.type\.catalog/],
  ['link', /^string\.other\.link/],
  ['text', /^string\.(quoted|unquoted)/],
];

/** A piece of a line, and what the grammar calls it, from the file down. */
interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** A line of a text in its tokens, which together are the whole line. */
export type Line = readonly Token[];

/** Cuts texts into lines of tokens by the grammar of a scope, such as `source.yaml` or `source.decode-lens.model`. */
export function loadGrammars(): (scope: string, text: string) => Promise<readonly Line[]> {
  const registry = createRegistry();
  return async (scope, text) => {
    const grammar = await registry.loadGrammar(scope);
    if (grammar === null) throw new Error(`no grammar for ${scope}`);
    let state: StateStack = textmate.INITIAL;
    return text.split('\n').map((line): Line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      // The last token goes on over the line break, which is not there.
      return tokens
        .map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }))
        .filter(({ text: piece }) => piece !== '');
    });
  };
}

/** The scope of the grammar of a kind. */
export const scopeOf = (kind: Kind): string => `source.decode-lens.${kind}`;

/** A tokenizer: gives the marked pieces of a text as `mark:piece`, blanks and punctuation left out. */
export function loadTokenizer(): (kind: Kind, text: string) => Promise<readonly string[]> {
  const grammars = loadGrammars();
  return async (kind, text) =>
    (await grammars(scopeOf(kind), text)).flat().flatMap((token) => {
      const piece = token.text.trim();
      const scopes = token.scopes.toReversed();
      if (piece === '' || scopes.some((scope) => scope.startsWith('punctuation.'))) return [];
      const found = marks.find(([, pattern]) => scopes.some((scope) => pattern.test(scope)));
      return found ? [`${found[0]}:${piece}`] : [];
    });
}
