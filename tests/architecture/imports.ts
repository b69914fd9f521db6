import { parseSync } from 'vite';

/** The syntax that names another module, and the property which holds that name. */
const nameOfModule: Readonly<Record<string, string>> = {
  ImportDeclaration: 'source',
  ImportExpression: 'source',
  ExportNamedDeclaration: 'source',
  ExportAllDeclaration: 'source',
  TSImportType: 'source',
  TSExternalModuleReference: 'expression',
};

/**
 * The modules that a TypeScript text imports, as written: type imports, re-exports, dynamic imports and
 * `import('...')` types included, since each of them is a look into another room.
 */
export function importsOf(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const value of Object.values(node)) visit(value);
    if (!('type' in node) || typeof node.type !== 'string') return;
    const property = nameOfModule[node.type];
    const name = property === undefined ? undefined : (node as Record<string, unknown>)[property];
    if (isText(name)) found.push(name.value);
  };
  visit(parseSync(file, text).program);
  return found;
}

function isText(node: unknown): node is { readonly value: string } {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string';
}
