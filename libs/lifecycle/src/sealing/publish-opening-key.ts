import { act, at, breach, broken, event, record, say, Standpoint, state, T } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { digest, matching, oneOf } from '../schema/index.js';
import { beforeDeadline } from '../tender/clock.js';
import { standsAt } from '../tender/stage.js';
import { fingerprintOf, Holder, HOLDER_OF, HOLDERS } from './envelope.js';

const holder = { holder: oneOf(...HOLDERS) };
/** SubjectPublicKeyInfo of an RSA key, base64url. */
const publicKey = matching('^[A-Za-z0-9_-]{300,2000}$');

export const OpeningKeyPublished = event({
  type: 'OpeningKeyPublished',
  scope: 'lot',
  label: say('公布开标公钥', 'Opening key published'),
  act: 'PublishOpeningKey',
  data: { ...holder, publicKey, fingerprint: digest() },
  apply: (dossier, { lot: lotId, holder, publicKey, fingerprint }, { meta }) => {
    const lot = lotOf(dossier, lotId);
    lot.openingKeys = new Map([
      ...(lot.openingKeys ?? []),
      [holder, { publicKey, fingerprint, person: meta.actor.person }],
    ]);
  },
});

/**
 * Agency and finance each publish a key, whose private half stays with them: to the two, bidders may wrap the halves of
 * the key of their bids, so that a bidder who stays away does not lose its bid, and neither of the two can read alone.
 */
export const publishOpeningKey = act({
  name: 'PublishOpeningKey',
  scope: 'lot',
  label: say('公布开标公钥', 'Publish an opening key'),
  addresses: [at(`${T}/opening-keys`)],
  input: { ...holder, publicKey },
  events: [OpeningKeyPublished],
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'planned', 'tendering'), beforeDeadline(dossier, lot, now)),
  invariants: (dossier, { lot, holder }, { actor }) =>
    broken(ownHalf(holder, actor), once(dossier, lot, holder), twoHands(dossier, lot, holder, actor)),
  decide: (_, input) => [OpeningKeyPublished.of({ ...input, fingerprint: fingerprintOf(input.publicKey) })],
});

/** Each half is the business of one office. */
export const ownHalf = (holder: Holder, { role }: Standpoint['actor']) =>
  HOLDER_OF[role] !== holder &&
  breach(
    'NotOwnHalf',
    'INV-57',
    [record('INV-57')],
    say('代理机构和财政采购监管部门各持一半密钥', 'Agency and finance each hold their own half'),
    { holder, role },
    state('由该方办理', 'Let its holder do it'),
  );

function once(dossier: Dossier, lotId: string, holder: Holder) {
  const known = dossier.lots.get(lotId)?.openingKeys?.get(holder);
  return (
    known !== undefined &&
    breach(
      'OpeningKeyKnown',
      'INV-57',
      [record('INV-57')],
      say('该方已公布开标公钥,不得更换', 'This holder has published its key; it is not replaced'),
      { holder, fingerprint: known.fingerprint },
    )
  );
}

/** Two halves in one hand are no halves. */
export function twoHands(dossier: Dossier, lotId: string, holder: Holder, { person }: Standpoint['actor']) {
  const other = [...(dossier.lots.get(lotId)?.openingKeys ?? [])].find(([held]) => held !== holder)?.[1];
  return (
    other?.person === person &&
    breach(
      'OneHand',
      'INV-54',
      [record('INV-54')],
      say('两半密钥不得由同一人掌握', 'One person does not hold both halves'),
      { person, holder },
      state('由另一人办理', 'Let another person do it'),
    )
  );
}
