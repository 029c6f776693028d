import { Inject, Injectable } from '@nestjs/common';
import { ReadAt } from '@tongjian/read-models';
import { type House, HOUSE } from '../house.js';

/** Where an answer comes from: every read carries it, every page shows it. */
export interface At {
  /** Up to this event of the log. */
  readonly index: number;
  readonly recordedAt: string;
  readonly simulation: boolean;
  readonly projection?: {
    readonly id: string;
    readonly version: number;
    readonly position: number;
    readonly n: number;
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
    { projection, version, position, n }: ReadAt,
    page?: Answer<T>['page'],
  ): Promise<Answer<T>> {
    const head = await this.house.store.head();
    const recordedAt = position === head.index ? head.recordedAt : await this.recordedAt(position);
    return this.answer(
      data,
      { index: position, recordedAt, projection: { id: projection, version, position, n } },
      page,
    );
  }

  private answer<T>(data: T, at: Omit<At, 'simulation'>, page?: Answer<T>['page']): Answer<T> {
    return { data, at: { ...at, simulation: this.house.installation.simulation }, ...(page ? { page } : {}) };
  }

  private async recordedAt(index: number): Promise<string> {
    const { store } = this.house;
    return store.witness?.(index)?.recordTime ?? (await store.at(index))?.meta.recordedAt ?? '';
  }
}
