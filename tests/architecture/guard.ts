import { builtinModules } from 'node:module';
import path from 'node:path';
import { type Room, rooms } from './rooms';
import type { Import } from './sources';

/** `node.ts`, `main.node.ts`, `node-files.ts`: the name says that the file needs Node. */
const NODE_FILE = /(^|[/.])node(-[a-z-]+)?\.ts$/;

const builtin = new Set(builtinModules);
const isBuiltin = (name: string) => name.startsWith('node:') || builtin.has(name);

/** Node's own modules, and the entries of packages that are for Node alone, such as `vscode-languageserver/node`. */
const needsNode = (name: string) => isBuiltin(name) || /^[^.].*\/node$/.test(name);

/** A room of the table that a file is in, and the folder that it is there. */
interface Found {
  readonly name: string;
  readonly folder: string;
  readonly room: Room;
}

const patterns = Object.entries(rooms).map(([name, room]) => ({
  name,
  room,
  pattern: new RegExp(`^${name.replaceAll('*', '[^/]+')}(?=/)`),
}));

/** The innermost room that a file is in. */
export function roomOf(file: string): Found | undefined {
  const found = patterns.flatMap(({ name, room, pattern }) => {
    const folder = pattern.exec(file)?.[0];
    return folder === undefined ? [] : [{ name, room, folder }];
  });
  return found.sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** `@lezer/yaml` of `@lezer/yaml/x`, `vscode-languageclient` of `vscode-languageclient/node`. */
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const allows = ({ packages = [] }: Room, name: string) =>
  packages.includes(packageOf(name)) || packages.includes(`${name.split('/')[0]}/*`);

/** Whether a folder is another one or inside it. */
export const isWithin = (folder: string, outer: string) => `${folder}/`.startsWith(`${outer}/`);

/** The arrow of the table that lets a room look into another; undefined where it may not. */
function arrow(from: Found, to: Found): string | undefined {
  const { sees = [] } = from.room;
  return sees.find(
    (seen) => seen === to.name || (seen.endsWith('/*') && `${path.posix.dirname(to.name)}/*` === seen),
  );
}

function mayLook(file: string, from: Found, to: Found): boolean {
  if (isWithin(from.folder, to.folder)) return true;
  const exports = file === `${from.folder}/index.ts` && isWithin(to.folder, from.folder);
  return exports || arrow(from, to) !== undefined;
}

/** Whether a file is one that other rooms may import. */
function isEntry(
  target: string,
  { folder, room: { entries = [] } }: Found,
  known: ReadonlySet<string>,
): boolean {
  if (entries === 'all' || !known.has(`${folder}/index.ts`)) return true;
  return ['index', ...entries].some((entry) => target === `${folder}/${entry}.ts`);
}

function objectionToPackage(file: string, room: Room, name: string, node: boolean): string | undefined {
  if (needsNode(name) && !node) return `${file} may not import ${name}, which needs Node`;
  return isBuiltin(name) || allows(room, name) ? undefined : `${file} may not import the package ${name}`;
}

/**
 * Says why a file may not import something, or undefined when it may.
 * @param known the source files
 */
export function objection(file: string, imported: Import, known: ReadonlySet<string>): string | undefined {
  const from = roomOf(file);
  if (from === undefined) return `${file} is in no room`;
  const node = from.room.node === 'all' || (from.room.node === 'named' && NODE_FILE.test(file));
  if (imported.kind === 'package') return objectionToPackage(file, from.room, imported.name, node);
  const to = roomOf(imported.path);
  if (to === undefined || !mayLook(file, from, to)) return `${file} may not look into ${imported.path}`;
  if (to.room.node === 'all' && !node) return `${file} may not look into ${to.folder}, which needs Node`;
  const related = isWithin(from.folder, to.folder) || isWithin(to.folder, from.folder);
  if (related || isEntry(imported.path, to, known)) return undefined;
  return `${file} passes by the index of ${to.folder}: ${imported.path}`;
}
