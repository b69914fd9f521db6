import fs from 'node:fs/promises';
import { parseSync } from 'vite';

/** The positions of the calls that run when a module is loaded: those in its constants, outside of functions. */
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
    // Bundlers keep a destructured value and everything it comes from.
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
 * A Vite plugin that marks the calls which build the schemas of the language as free of side effects, so that a
 * bundle without a schema's use drops it.
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
