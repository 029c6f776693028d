import { Loaded, StreamCache } from '@tongjian/kernel';

/** Folded streams, at most so many; the one used longest ago goes first. */
export class RecentStreams implements StreamCache {
  private readonly kept = new Map<string, Loaded<unknown>>();

  constructor(private readonly most: number) {}

  get(stream: string): Loaded<unknown> | undefined {
    const found = this.kept.get(stream);
    if (!found) return undefined;
    this.kept.delete(stream);
    this.kept.set(stream, found);
    return found;
  }

  set(stream: string, loaded: Loaded<unknown>): void {
    this.kept.delete(stream);
    this.kept.set(stream, loaded);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!);
  }

  delete(stream: string): void {
    this.kept.delete(stream);
  }
}
