import fs from 'node:fs/promises';
import { parseSync } from 'vite';

/** Positions of the calls that are made when a module is loaded: those in its constants, outside of functions. */
function callsAtLoad(program) {
  const found = new Set();
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (/^(Arrow)?Function/.test(node.type ?? '')) return;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') found.add(node.start);
    for (const value of Object.values(node)) visit(value);
  };
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    visit(declaration);
    // A bundler keeps what is taken apart, and all that it is taken from.
    if (declaration.declarations.some(({ id }) => id.type !== 'Identifier'))
      throw new Error('name each key of a schema: destructuring keeps all schemas in every bundle');
  }
  return [...found].sort((one, other) => other - one);
}

/** The files of the language's schemas. */
const SCHEMAS = /[\\/]server[\\/]core[\\/](spec|fields|designs)[\\/].+\.ts$/;

function marked(code, file) {
  let text = code;
  for (const start of callsAtLoad(parseSync(file, code).program))
    text = `${text.slice(0, start)}/* @__PURE__ */ ${text.slice(start)}`;
  return text;
}

/**
 * A plugin for Vite: the schemas of the language are plain values, so a bundle that does not use one goes without it. The
 * bundler cannot know, as calls make them; here they are marked as calls without effect.
 */
export const schemasAreValues = {
  name: 'schemas-are-values',
  enforce: 'pre',
  transform: (code, id) => (SCHEMAS.test(id) ? { code: marked(code, id), map: null } : null),
};

/** The same for esbuild. */
export const schemasAreValuesForEsbuild = {
  name: 'schemas-are-values',
  setup(build) {
    build.onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: marked(await fs.readFile(path, 'utf8'), path),
      loader: 'ts',
    }));
  },
};
