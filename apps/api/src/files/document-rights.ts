import { Inject, Injectable } from '@nestjs/common';
import { Resume } from '@tongjian/event-store';
import { Caller, sees } from '../access/caller.js';
import { ProjectDesk, regionOf } from '../command/project-desk.js';
import { type House, HOUSE } from '../house.js';

const PROJECT = 'project-';

/**
 * Who may read a document: who brought it, and who sees a project of which an event names it. Which projects name a
 * digest is an index of the log in memory, made when first asked for and read on from there.
 */
@Injectable()
export class DocumentRights {
  private readonly projects = new Map<string, Set<string>>();
  private after: Resume | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly desk: ProjectDesk,
  ) {}

  async mayRead(caller: Caller, sha256: string): Promise<boolean> {
    if (await this.house.side.brought(sha256, caller.subject)) return true;
    const mine = this.reading.then(() => this.readOn());
    this.reading = mine.catch(() => undefined);
    await mine;
    for (const project of this.projects.get(sha256) ?? []) {
      const known = await this.desk.load(project);
      const region = known && regionOf(known.state);
      if (region !== undefined && sees(caller, region)) return true;
    }
    return false;
  }

  private async readOn(): Promise<void> {
    for await (const { events, through } of this.house.store.readAll(this.after)) {
      for (const { stream, meta } of events)
        if (stream.startsWith(PROJECT))
          for (const { sha256 } of meta.attachments ?? []) this.named(sha256, stream.slice(PROJECT.length));
      this.after = through;
    }
  }

  private named(sha256: string, project: string): void {
    const known = this.projects.get(sha256);
    if (known) known.add(project);
    else this.projects.set(sha256, new Set([project]));
  }
}
