import { builtinModules } from 'node:module';
import path from 'node:path';

/** What the files of a room may import beside the room itself. */
interface Room {
  readonly rooms: readonly string[];
  /** npm packages; `a/*` stands for every package of a scope. */
  readonly packages: readonly string[];
  /** Which of its files may import Node's own modules: all, none, or those whose name matches. */
  readonly node: boolean | RegExp;
}

/** `node.ts`, `main.node.ts`, `node-files.ts`: the name says that the file needs Node. */
const nodeFiles = /(^|[/.])node(-[a-z-]+)?\.ts$/;

/** The rooms and the arrows between them. What is not here is not allowed. */
export const rooms: Readonly<Record<string, Room>> = {
  'server/core/text': { rooms: [], packages: [], node: false },
  'server/core': { rooms: ['server/core/text'], packages: ['zod'], node: false },
  'server/protocol': { rooms: ['server/core', 'server/core/text'], packages: ['zod'], node: false },
  'server/yaml': { rooms: [], packages: ['@lezer/*', 'yaml'], node: false },
  'server/language': {
    rooms: ['server/core', 'server/core/text', 'server/protocol', 'server/yaml'],
    packages: ['vscode-languageserver-types', 'yaml', 'zod'],
    node: false,
  },
  'server/node': { rooms: ['server/language'], packages: [], node: true },
  'server/lsp': {
    rooms: ['server/language', 'server/yaml', 'server/protocol', 'server/node'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-languageserver-types'],
    node: nodeFiles,
  },
  'server/cli': {
    rooms: ['server/language', 'server/core', 'server/node', 'server/lsp', 'server/mcp', 'kernels'],
    packages: ['vscode-languageserver'],
    node: true,
  },
  'server/mcp': {
    rooms: ['server/language', 'server/core', 'server/node'],
    packages: ['@modelcontextprotocol/*', 'zod'],
    node: true,
  },
  client: {
    rooms: ['server/core/text', 'server/protocol', 'kernels'],
    packages: ['vscode', 'vscode-languageclient'],
    node: nodeFiles,
  },
  kernels: { rooms: ['server/core'], packages: ['webgpu', 'zod'], node: nodeFiles },
  webview: {
    rooms: ['server/core', 'server/core/text', 'server/protocol', 'kernels'],
    packages: ['chart.js', 'chartjs-plugin-annotation', 'chartjs-plugin-zoom', 'svgcanvas', 'zod'],
    node: false,
  },
};

/** Folders whose sub-folders are features, which never import each other. */
const featureFolders = ['client/features/', 'webview/panels/'];

const builtin = new Set(builtinModules);
const isBuiltin = (name: string) => name.startsWith('node:') || builtin.has(name);

/** Node's own modules, and the entries of packages that are for Node alone, such as `vscode-languageserver/node`. */
const needsNode = (name: string) => isBuiltin(name) || /^[^.].*\/node$/.test(name);

const roomOf = (file: string) => Object.keys(rooms).find((room) => file.startsWith(`${room}/`));

function featureOf(file: string): string | undefined {
  const folder = featureFolders.find((candidate) => file.startsWith(candidate));
  return folder && folder + file.slice(folder.length).split('/')[0];
}

/** `@lezer/yaml` of `@lezer/yaml/x`, `vscode-languageclient` of `vscode-languageclient/node`. */
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const allows = (room: Room, name: string) =>
  room.packages.includes(packageOf(name)) || room.packages.includes(`${name.split('/')[0]}/*`);

/** Says why a file may not import a module, or undefined when it may. Paths are relative to the checkout. */
export function objection(file: string, imported: string): string | undefined {
  const name = roomOf(file);
  const room = name === undefined ? undefined : rooms[name];
  if (room === undefined) return `${file} is in no room`;
  const nodeAllowed = typeof room.node === 'boolean' ? room.node : room.node.test(file);
  if (needsNode(imported) && !nodeAllowed) return `${file} may not import ${imported}, which needs Node`;
  if (isBuiltin(imported)) return undefined;
  if (!imported.startsWith('.')) {
    return allows(room, imported) ? undefined : `${file} may not import the package ${imported}`;
  }
  const target = path.posix.join(path.posix.dirname(file), imported);
  const targetRoom = roomOf(`${target}/`);
  if (targetRoom === undefined || (targetRoom !== name && !room.rooms.includes(targetRoom))) {
    return `${file} may not look into ${targetRoom ?? target}`;
  }
  if (rooms[targetRoom]?.node === true && !nodeAllowed) {
    return `${file} may not look into ${targetRoom}, which needs Node`;
  }
  const feature = featureOf(file);
  const other = featureOf(`${target}/`);
  if (feature && other && feature !== other) return `${file} may not look into the feature ${other}`;
  return undefined;
}
