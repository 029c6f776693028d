import { StreamHead } from '../row/admission.js';

/** The last known heads of streams, as many as memory is given for; those touched longest ago are forgotten first. */
export class Heads {
  /** True once a head was forgotten: from then on an unknown stream need not be a new one. */
  forgot = false;
  private readonly heads = new Map<string, StreamHead>();

  constructor(private readonly most: number) {}

  get(stream: string): StreamHead | undefined {
    return this.heads.get(stream);
  }

  /** Streams never go back, so an older head changes nothing. */
  set(stream: string, head: StreamHead): void {
    const known = this.heads.get(stream);
    if (known && known.revision > head.revision) return;
    this.heads.delete(stream);
    this.heads.set(stream, head);
    if (this.heads.size <= this.most) return;
    this.heads.delete(this.heads.keys().next().value!);
    this.forgot = true;
  }
}
