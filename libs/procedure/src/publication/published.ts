import { Source, StoredEvent } from '@tongjian/kernel';
import { PackHeader } from '../definition/index.js';

/** The data of `ProcedurePublished`: the full canonical text, so that no file is ever needed again. */
export interface PublishedPack {
  readonly id: string;
  readonly version: string;
  readonly kind: PackHeader['kind'];
  readonly status: PackHeader['status'];
  /** `sha256:<hex>` of `text`. */
  readonly hash: string;
  /** RFC 8785 canonical JSON. */
  readonly text: string;
  readonly effective: { readonly from: string; readonly to?: string };
}

export const PROCEDURE_PUBLISHED = 'ProcedurePublished';
export const PROCEDURE_REPEALED = 'ProcedureRepealed';

/** The data of `ProcedureRepealed`: from which day on a published text chooses no project any more, and by what. */
export interface RepealedPack {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  /** The first Beijing day on which it is no longer in force. */
  readonly on: string;
  readonly authority: readonly Source[];
}

/** The four dates of a text: of the instrument, and of what is known of it here. */
export interface PackDates {
  /** When the instrument was made public. */
  readonly published?: string;
  /** From when it is in force. */
  readonly effective: string;
  /** From when it is not: its own end, or its repeal where that is earlier. */
  readonly repealed?: string;
  /** When it was published here (RFC 3339 UTC); left out where nobody recorded it. */
  readonly learned?: string;
}

/** The pack that an event repeals; undefined for any other event. */
export const repealedBy = ({ type, data }: Pick<StoredEvent, 'type' | 'data'>): RepealedPack | undefined =>
  type === PROCEDURE_REPEALED ? (data as unknown as RepealedPack) : undefined;

/** The pack that an event publishes; undefined for any other event. */
export const publishedBy = ({ type, data }: Pick<StoredEvent, 'type' | 'data'>): PublishedPack | undefined =>
  type === PROCEDURE_PUBLISHED ? (data as unknown as PublishedPack) : undefined;
