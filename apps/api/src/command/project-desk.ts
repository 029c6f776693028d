import { Inject, Injectable } from '@nestjs/common';
import { genesisOf, load, Loaded, Turns } from '@tongjian/kernel';
import { ProjectState } from '@tongjian/lifecycle';
import { type House, HOUSE } from '../house.js';
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

  constructor(@Inject(HOUSE) private readonly house: House) {}

  /** A project as it stands, folded no further than this process has seen; undefined where there is none. */
  async load(project: string): Promise<Loaded<ProjectState> | undefined> {
    const stream = streamOf(project);
    const kept = this.cache.get(stream) as Loaded<ProjectState> | undefined;
    if (kept && kept.head.revision >= 0) return kept;
    const known = await load(this.house.store, this.house.domain.project, stream);
    if (known.head.revision < 0) return undefined;
    this.cache.set(stream, known);
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
