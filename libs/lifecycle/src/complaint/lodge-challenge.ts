import { beijingDate } from '@tongjian/money-time';
import { act, at, Breach, breach, broken, event, procurementLaw, regulation, say, state, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Lot } from '../dossier.js';
import { bidsInForce } from '../dossier-access.js';
import { code, DataOf, id, instant, list, oneOf, optional, record, text } from '../schema/index.js';
import { utc } from '../tender/clock.js';
import { speaksForItself } from './conditions.js';
import { caseKeyOf } from './dispute.js';
import { SigningHeld } from './signing-hold.js';
import { order94 } from './sources.js';

/** What is held against the purchase, each matter with an id that a later complaint names. */
export const matters = list(record({ matter: id(), claim: text(), basis: optional(text()) }), 1, 50);

const challenge = {
  challenger: code(),
  target: oneOf('documents', 'process', 'result'),
  /** Against the process: which step, the end of which begins the time to challenge. */
  step: optional(oneOf('opening', 'qualification', 'evaluation')),
  /** Against the documents: when the challenger received them; else the end of their notice counts. */
  receivedAt: optional(instant()),
  matters,
};
type Challenge = DataOf<typeof challenge>;

export const ChallengeLodged = event({
  type: 'ChallengeLodged',
  scope: 'case',
  label: say('提出质疑', 'Challenge lodged'),
  act: 'LodgeChallenge',
  data: challenge,
  apply: ({ cases }, { challenger, target, matters: held, ...data }, { meta }) =>
    void cases.set(caseKeyOf(data), {
      kind: 'challenge',
      ...(data.lot ? { lot: data.lot } : {}),
      by: challenger,
      target,
      matters: held.map(({ matter }) => matter),
      at: meta.occurredAt,
      state: 'open',
    }),
});

/**
 * 质疑 of documents, process or result, within seven working days of what it is directed against (NR-33; the windows
 * are the floor's). From here on no contract of the lot is signed (INV-56).
 */
export const lodgeChallenge = act({
  name: 'LodgeChallenge',
  scope: 'case',
  under: ['lot'],
  opensKey: true,
  label: say('提出质疑', 'Lodge a challenge'),
  addresses: [at(`${T}/challenges`)],
  input: challenge,
  events: [ChallengeLodged, SigningHeld],
  facts: (_, { target, step, receivedAt }) => ({
    dispute: {
      target,
      step: step ?? '',
      received: receivedAt !== undefined,
      ...(receivedAt === undefined ? {} : { receivedAt: utc(receivedAt) }),
    },
  }),
  invariants: (dossier, input, occasion) =>
    broken(
      speaksForItself(occasion, input.challenger),
      occasion.actor.role !== 'supplier' && needsDocument(occasion.attachments, 'NR-33', [order94('12')]),
      tookPart(dossier.lots.get(input.lot ?? ''), input),
      stepNamed(input),
      received(input, dossier.lots.get(input.lot ?? ''), occasion.at),
      doubled(input),
    ),
  decide: (_, { receivedAt, ...input }) => [
    ChallengeLodged.of({ ...input, ...(receivedAt === undefined ? {} : { receivedAt: utc(receivedAt) }) }),
    SigningHeld.of({ cause: 'challenge', reason: '质疑可能影响中标、成交结果 (a challenge may affect the result)' }),
  ],
});

/** Process and result are challenged by who took part; documents by whoever received them (94号令 11). */
function tookPart(lot: Lot | undefined, { challenger, target }: Challenge): Breach | false {
  if (!lot || target === 'documents') return false;
  return (
    !bidsInForce(lot).some(({ bidder }) => bidder === challenger) &&
    breach(
      'NotAParticipant',
      'NR-33',
      [procurementLaw('52'), order94('11')],
      say(
        '对采购过程或结果提出质疑的,应当是参与该采购活动的供应商',
        'Only a supplier that took part challenges the process or the result',
      ),
      { challenger, target },
      state('可对采购文件提出质疑', 'The documents may be challenged'),
    )
  );
}

const stepNamed = ({ target, step }: Challenge) =>
  (target === 'process') !== (step !== undefined) &&
  breach(
    'StepNotNamed',
    'NR-33',
    [regulation('53')],
    say(
      '对采购过程的质疑须指明环节,其他质疑不指明',
      'A challenge of the process names its step, another one names none',
    ),
    { target, step: step ?? '' },
    { kind: 'facts', names: ['step'] },
  );

function received({ target, receivedAt }: Challenge, lot: Lot | undefined, now: string) {
  if (receivedAt === undefined) return false;
  const noticed = lot?.noticeOn;
  const wrong =
    target !== 'documents' ||
    Date.parse(receivedAt) > Date.parse(now) ||
    (noticed !== undefined && beijingDate(receivedAt) < noticed);
  return (
    wrong &&
    breach(
      'NotReceivedThen',
      'NR-33',
      [regulation('53')],
      say(
        '收到采购文件的时间只用于对文件的质疑,且应在公告之后、质疑之前',
        'When the documents were received counts for a challenge of them only, and lies between notice and challenge',
      ),
      { target, receivedAt, at: now, ...(noticed === undefined ? {} : { noticeOn: noticed }) },
      { kind: 'facts', names: ['receivedAt'] },
    )
  );
}

function doubled({ matters: held }: Challenge) {
  const ids = held.map(({ matter }) => matter);
  const twice = ids.filter((one, i) => ids.indexOf(one) < i);
  return (
    twice.length > 0 &&
    breach(
      'MatterTwice',
      'NR-33',
      [order94('12')],
      say('质疑事项编号重复', 'Each matter has a number of its own'),
      { twice },
      { kind: 'facts', names: ['matters'] },
    )
  );
}
