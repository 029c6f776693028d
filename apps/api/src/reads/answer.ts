import { Inject, Injectable } from '@nestjs/common';
import { ReadAt } from '@tongjian/read-models';
import { type House, HOUSE } from '../house.js';

/** Where an answer comes from: every read carries it, every page shows it. */
export interface At {
  /** Up to this event of the log. */
  readonly index: number;
  readonly recordedAt: string;
  readonly simulation: boolean;
  /** As `projection.parked`, where the answer is of the log by way of a read model. */
  readonly parked?: number;
  readonly projection?: {
    readonly id: string;
    readonly version: number;
    readonly position: number;
    readonly n: number;
    /** Some of the answer may be as late as this event: its store could not read it all at one moment. */
    readonly to?: number;
    /** Keys whose events wait because they could not be folded: any total may miss them. */
    readonly parked?: number;
  };
}

export interface Answer<T> {
  readonly data: T;
  readonly at: At;
  readonly page?: { readonly next?: string; readonly total: number };
}

/** Puts the place of origin beside what was read. */
@Injectable()
export class Answers {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  /** Read from the log as it stands, or up to an index of it. */
  async ofLog<T>(data: T, index?: number, page?: Answer<T>['page']): Promise<Answer<T>> {
    const head = await this.house.store.head();
    const recordedAt = index === undefined || index === head.index ? head.recordedAt : await this.recordedAt(index);
    return this.answer(data, { index: index ?? head.index, recordedAt }, page);
  }

  /** Read from a read model. */
  async ofModel<T>(
    data: T,
    { projection: id, ...model }: ReadAt,
    page?: Answer<T>['page'],
    /** Where the answer is as of an earlier event than the read model has reached. */
    asOf = model.position,
  ): Promise<Answer<T>> {
    const head = await this.house.store.head();
    const index = Math.min(asOf, model.position);
    const recordedAt = index === head.index ? head.recordedAt : await this.recordedAt(index);
    return this.answer(data, { index, recordedAt, projection: { id, ...model } }, page);
  }

  private answer<T>(data: T, at: Omit<At, 'simulation'>, page?: Answer<T>['page']): Answer<T> {
    return { data, at: { ...at, simulation: this.house.installation.simulation }, ...(page ? { page } : {}) };
  }

  private async recordedAt(index: number): Promise<string> {
    const { store } = this.house;
    return store.witness?.(index)?.recordTime ?? (await store.at(index))?.meta.recordedAt ?? '';
  }
}
