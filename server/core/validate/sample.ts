/** Keeps an even sample of what is added: everything up to a number, then every second, every fourth … of it. */
export class Sample<Item> {
  private count = 0;
  private every = 1;
  private kept: Item[] = [];

  constructor(private readonly most: number) {}

  add(item: Item): void {
    if (this.count++ % this.every !== 0) return;
    this.kept.push(item);
    if (this.kept.length < this.most) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.every *= 2;
  }

  get items(): readonly Item[] {
    return this.kept;
  }
}
