import { Inject, Injectable } from '@nestjs/common';
import { Resume } from '@tongjian/event-store';
import { HOUSE, type House } from '../../house.js';

/** Which stream answered a command: an index of the log in memory, made when first asked for and read on from there. */
@Injectable()
export class CommandFinder {
  private readonly streams = new Map<string, string>();
  private after: Resume | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(@Inject(HOUSE) private readonly house: House) {}

  async streamOf(commandId: string): Promise<string | undefined> {
    const known = this.streams.get(commandId);
    if (known !== undefined) return known;
    this.reading = this.reading.then(() => this.readOn());
    await this.reading;
    return this.streams.get(commandId);
  }

  private async readOn(): Promise<void> {
    for await (const { events, through } of this.house.store.readAll(this.after)) {
      for (const { meta, stream } of events) this.streams.set(meta.commandId, stream);
      if (through.index > 0) this.after = through;
    }
  }
}
