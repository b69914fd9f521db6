import { SymbolKind } from 'vscode-languageserver-types';
import { listOf, mapOf } from '../../../core/data';
import { POOL_KEYS } from '../../../core/spec';
import type { YamlPath } from '../../../yaml/parse';
import type { SourceFile } from '../../workspace';
import type { LayerCounts } from './layer-counts';

/** The outline's description of an entry. */
export interface Described {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
}

/** An entry of a file: its range, its key as text, and its plain data. */
interface Entry {
  readonly path: YamlPath;
  readonly name: string;
  readonly value: unknown;
}

const SIDES = new Set<string>(POOL_KEYS);

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The value on one line, if it is short. */
function short(value: unknown): string {
  const line = text(value).replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > 60 ? `${letters.slice(0, 59).join('').trimEnd()}…` : line;
}

function kindOfValue(value: unknown): SymbolKind {
  if (Array.isArray(value)) return SymbolKind.Array;
  if (value === null) return SymbolKind.Null;
  if (typeof value === 'object') return SymbolKind.Object;
  if (typeof value === 'number') return SymbolKind.Number;
  return typeof value === 'boolean' ? SymbolKind.Boolean : SymbolKind.String;
}

function described(name: string, kind: SymbolKind, ...details: readonly string[]): Described {
  const detail = details.filter((part) => part !== '').join(', ');
  return detail === '' ? { name, kind } : { name, kind, detail };
}

/** The name of a referenced file, without the extension that its key implies. */
function referred(value: unknown): string {
  const name = text(value).replace(/^catalog:|^.*[/\\]/, '');
  return name.replace(/\.(?:model|hardware)\.ya?ml$/i, '');
}

/** `2 × 8 h800`: the servers of a pool, and the accelerators per server. */
function pool(value: unknown): string {
  const { instances, accelerators, hardware } = mapOf(value);
  const size = [instances, accelerators].map(text).filter((part) => part !== '');
  return [size.join(' × '), referred(hardware)].filter((part) => part !== '').join(' ');
}

/** `4 × mfa + dense`, or a repeated pattern. */
function layer(value: unknown): Described {
  const { count, repeat, of, attention, ffn } = mapOf(value);
  if (of !== undefined)
    return described(`${text(repeat) || '?'} × pattern`, SymbolKind.Array, counted(listOf(of).length, 'run'));
  const names = [attention, ffn].map(text).filter((part) => part !== '');
  return described(`${text(count) || '1'} × ${names.join(' + ') || 'layer'}`, SymbolKind.Struct);
}

function ofModel({ path, name, value }: Entry, counts: LayerCounts): Described | undefined {
  const [first] = path;
  if (first === 'layers' && path.length === 1)
    return described(name, SymbolKind.Array, counted(counts.layers, 'layer'));
  if (first !== 'attention' && first !== 'ffn') return undefined;
  const map = mapOf(value);
  if (path.length === 1)
    return described(name, SymbolKind.Namespace, counted(Object.keys(map).length, 'design'));
  if (path.length > 2) return undefined;
  const used = counted(counts[first].get(name) ?? 0, 'layer');
  return described(name, SymbolKind.Class, text(map.type), used);
}

function ofDeployment({ path, name, value }: Entry): Described | undefined {
  if (path.length === 1 && SIDES.has(name)) return described(name, SymbolKind.Module, pool(value));
  const names = (name === 'model' || name === 'hardware') && typeof value === 'string';
  return names ? described(name, SymbolKind.File, short(value)) : undefined;
}

/** The outline's description of an entry: its name, detail and kind. */
export function describe(file: SourceFile, path: YamlPath, value: unknown, counts: LayerCounts): Described {
  const key = path.at(-1);
  if (typeof key === 'number') {
    const isLayer = path[0] === 'layers' && (path.length === 2 || path.at(-2) === 'of');
    return isLayer ? layer(value) : described(`${key + 1}`, kindOfValue(value), short(value));
  }
  const name = String(key);
  const entry = { path, name, value };
  const particular =
    file.kind === 'model'
      ? ofModel(entry, counts)
      : file.kind === 'deployment'
        ? ofDeployment(entry)
        : undefined;
  return particular ?? described(name, kindOfValue(value), short(value));
}
