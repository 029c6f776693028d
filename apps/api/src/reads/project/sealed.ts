import { JsonObject, StoredEvent } from '@tongjian/kernel';
import { ProjectState } from '@tongjian/lifecycle';
import { Caller } from '../../access/caller.js';
import { isOutside } from '../../access/outside.js';
import { mayKnowCase } from './secret-case.js';
import { mayKnowPanel } from './secret-panel.js';

type Told = Pick<StoredEvent, 'type' | 'data' | 'meta'>;

const SEALED: ReadonlySet<string> = new Set([
  'BidSubmitted',
  'BidSealed',
  'BidWithdrawn',
  'BidRevealed',
  'BidKeyReleased',
  'KeySharesReleased',
  'BidRecovered',
]);
const UNOPENED: ReadonlySet<unknown> = new Set(['planned', 'tendering']);

/** Whether a caller may know of an event: bids are sealed until the opening, panels and cases secret until the result. */
export const mayKnow = (caller: Caller, event: Told, state: ProjectState): boolean =>
  mayKnowBid(caller, event, state) && mayKnowPanel(caller, event, state) && mayKnowCase(caller, event, state);

/** From outside, nobody knows of a rival's bid before the opening (INV-57). */
const mayKnowBid = (caller: Caller, { type, data, meta }: Told, { dossier }: ProjectState): boolean =>
  !SEALED.has(type) ||
  !isOutside(caller) ||
  meta.actor.person === caller.subject ||
  dossier.lots.get(String(data['lot']))?.opened === true;

/** A project as a caller may know it: from outside, without the number of bids that are still sealed. */
export function unsealed(caller: Caller, document: JsonObject): JsonObject {
  if (!isOutside(caller)) return document;
  const lots = ((document['lots'] ?? []) as readonly JsonObject[]).map((lot) => {
    const { bids: _, invalidBids: __, ...rest } = lot;
    return UNOPENED.has(lot['status']) ? rest : lot;
  });
  return { ...document, lots };
}
