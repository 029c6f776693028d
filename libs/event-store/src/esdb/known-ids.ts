/** The ids of the events written or counted last, so that an id that comes again is refused. */
export class KnownIds {
  private readonly ids = new Set<string>();

  constructor(private readonly most: number) {}

  has = (id: string): boolean => this.ids.has(id);

  add(id: string): void {
    this.ids.add(id);
    if (this.ids.size > this.most) this.ids.delete(this.ids.keys().next().value!);
  }
}
