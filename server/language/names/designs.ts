import { INNER_KEYS } from '../../core/designs';
import type { Half } from '../../core/spec';
import { keyText, type ParsedYaml, type Placed } from '../../yaml/parse';
import { type Anchors, contentOf } from './anchors';
import { entriesOf, itemsOf, type MapEntry } from './entries';
import type { Occurrence } from './occurrence';
import type { SourcePath } from './source-paths';
import { writtenIn } from './written';

const isHalf = (key: unknown): key is Half => key === 'attention' || key === 'ffn';

/**
 * Finds the definitions and uses of a model's attentions and FFNs, each place once, even if several aliases lead
 * to it.
 */
class DesignFinder {
  readonly found: Occurrence[] = [];
  private readonly openedLists = new Set<number>();
  private readonly openedLayers = new Set<number>();
  private readonly noted = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly anchors: Anchors,
  ) {}

  root(place: Placed): void {
    for (const { key, value } of entriesOf(place, this.anchors, new Set())) {
      const name = keyText(key.node);
      if (isHalf(name)) this.designs(value, name);
      else if (name === 'layers') this.layers(value);
    }
  }

  sources(paths: readonly SourcePath[]): void {
    for (const { key, segments } of paths) {
      const [half, name, ...rest] = segments;
      if (!isHalf(half) || name === undefined) continue;
      const after = rest.map((segment) => `.${segment}`).join('');
      const written = writtenIn(this.text, key, `${half}.`, after);
      if (written) this.note({ ...this.named(half, name), role: 'use', range: written.range, written });
    }
  }

  private designs(place: Placed | undefined, half: Half): void {
    for (const entry of entriesOf(place, this.anchors, new Set())) {
      this.define(entry, half);
      for (const { key, value } of entriesOf(entry.value, this.anchors, new Set()))
        if (INNER_KEYS[half].has(keyText(key.node))) this.use(value, half);
    }
  }

  private layers(place: Placed | undefined): void {
    const list = place && this.anchors.follow(place);
    if (list === undefined || this.openedLists.has(list.offset)) return;
    this.openedLists.add(list.offset);
    for (const item of itemsOf(list, this.anchors))
      for (const { key, value } of entriesOf(item, this.anchors, this.openedLayers)) {
        const name = keyText(key.node);
        if (isHalf(name)) this.use(value, name);
        else if (name === 'of') this.layers(value);
      }
  }

  private define({ key, extent }: MapEntry, half: Half): void {
    const target = this.anchors.follow(key);
    if (target?.node.kind !== 'scalar') return;
    const named = { ...this.named(half, keyText(target.node)), role: 'definition', extent } as const;
    this.place(named, key, target);
  }

  private use(value: Placed | undefined, half: Half): void {
    const target = value && this.anchors.follow(value);
    if (value === undefined || target?.node.kind !== 'scalar' || typeof target.node.value !== 'string')
      return;
    this.place({ ...this.named(half, target.node.value), role: 'use' }, value, target);
  }

  /** Records a name at its place, and the alias that stands for it. */
  private place(named: Omit<Occurrence, 'range'>, at: Placed, target: Placed): void {
    const written = writtenIn(this.text, target);
    if (at !== target) this.note({ ...named, range: contentOf(at) });
    if (written === undefined) return;
    // The target of the alias is another use; the definition is at the alias.
    const role = at === target ? named.role : 'use';
    this.note({ ...named, role, range: written.range, written });
  }

  private named(half: Half, name: string): Pick<Occurrence, 'kind' | 'name' | 'id'> {
    return { kind: half, name, id: `${half} ${name}` };
  }

  private note(occurrence: Occurrence): void {
    const key = `${occurrence.range.from} ${occurrence.id}`;
    if (this.noted.has(key)) return;
    this.noted.add(key);
    this.found.push(occurrence);
  }
}

/**
 * The definitions and uses of a model's attentions and FFNs: in layers, inside other designs, and in `sources`.
 */
export function designNames(
  parsed: ParsedYaml,
  anchors: Anchors,
  sources: readonly SourcePath[],
): readonly Occurrence[] {
  if (parsed.root === undefined) return [];
  const finder = new DesignFinder(parsed.text, anchors);
  finder.root({ node: parsed.root, offset: parsed.rootOffset });
  finder.sources(sources);
  return finder.found;
}
