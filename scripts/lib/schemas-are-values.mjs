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
    if (declaration?.type === 'VariableDeclaration') visit(declaration);
  }
  return [...found].sort((one, other) => other - one);
}

/**
 * A plugin for Vite: the schemas of the language are plain values, so a bundle that does not use one goes without it. The
 * bundler cannot know, as calls make them; here they are marked as calls without effect.
 */
export const schemasAreValues = {
  name: 'schemas-are-values',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]server[\\/]core[\\/]spec[\\/][^\\/]+\.ts$/.test(id)) return null;
    let marked = code;
    for (const start of callsAtLoad(parseSync(id, code).program))
      marked = `${marked.slice(0, start)}/* @__PURE__ */ ${marked.slice(start)}`;
    return { code: marked, map: null };
  },
};
