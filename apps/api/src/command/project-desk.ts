import { Inject, Injectable } from '@nestjs/common';
import { genesisOf, load, Loaded, Turns } from '@tongjian/kernel';
import { ProjectState } from '@tongjian/lifecycle';
import { HOUSE, type Workshop } from '../house.js';
import { RecentStreams } from './stream-cache.js';

const KEPT_STREAMS = 2_000;

export const streamOf = (project: string): string => `project-${project}`;

/** Where a project belongs: the region that a caller's right must reach. */
export const regionOf = (state: ProjectState): string | undefined => state.dossier.proposal?.jurisdiction;

/** The projects at hand: folded streams that wait for the next command, and whose turn it is. */
@Injectable()
export class ProjectDesk {
  readonly turns = new Turns();
  readonly cache = new RecentStreams(KEPT_STREAMS);

  constructor(@Inject(HOUSE) private readonly house: Workshop) {}

  /**
   * A project as it stands; undefined where there is none. What is at hand is enough where this process alone writes;
   * where others write too, it is read on from there.
   */
  async load(project: string): Promise<Loaded<ProjectState> | undefined> {
    const stream = streamOf(project);
    const kept = this.cache.get(stream) as Loaded<ProjectState> | undefined;
    if (kept && kept.head.revision >= 0 && this.house.alone) return kept;
    const known = await load(this.house.store, this.house.domain.project, stream, kept);
    if (known.head.revision < 0) return undefined;
    this.cache.set(stream, known);
    const { pinned } = known.state;
    if (pinned) await this.house.procedures.lookUp(pinned.hash);
    return known;
  }

  /**
   * Takes a project that is to be begun for absent, which spares reading its stream. Where it is there already, the
   * refused append or the look before any refusal reads it, so that a repeated command still gets its first receipt.
   */
  expectAbsent(project: string): void {
    const stream = streamOf(project);
    if (this.cache.get(stream)) return;
    const head = { revision: -1, hash: genesisOf(stream), recordedAt: '', answered: new Map() };
    this.cache.set(stream, { state: this.house.domain.project.initial(), head });
  }
}
