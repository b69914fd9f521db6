import type { Design, Figure } from './figure';

const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'value' in value;

/** What a design is, whatever its comments. */
function contentOf(design: Design): string {
  return JSON.stringify(
    Object.entries(design).map(([key, value]) => [key, isFigure(value) ? value.value : value]),
  );
}

/** The designs of a half, each once: layers whose designs are alike share one, others get names that count on. */
export class Registry {
  private readonly names = new Map<string, string>();
  readonly designs: Record<string, Design> = {};

  /** The name under which a design stands. */
  add(preferred: string, design: Design): string {
    const content = contentOf(design);
    const known = this.names.get(content);
    if (known !== undefined) return known;
    let name = preferred;
    for (let number = 2; Object.hasOwn(this.designs, name); number++) name = `${preferred}_${number}`;
    this.names.set(content, name);
    this.designs[name] = design;
    return name;
  }
}
