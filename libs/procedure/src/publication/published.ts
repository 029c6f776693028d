import { StoredEvent } from '@tongjian/kernel';
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

/** The pack that an event publishes; undefined for any other event. */
export const publishedBy = ({ type, data }: Pick<StoredEvent, 'type' | 'data'>): PublishedPack | undefined =>
  type === PROCEDURE_PUBLISHED ? (data as unknown as PublishedPack) : undefined;
