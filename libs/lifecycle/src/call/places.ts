import { breach, doFirst, Occasion, record, say, Standpoint, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { Application, Call } from './call.js';

/** The call that put a lot out; undefined for a lot that is tendered. */
export const callOf = ({ calls }: Dossier, lot: string): Call | undefined =>
  [...calls.values()].find(({ lots }) => lots.includes(lot));

export const applicationsOf = (dossier: Dossier, lot: string): Application[] => [
  ...(dossier.lots.get(lot)?.applications?.values() ?? []),
];

/** Proposals that were not taken back. */
export const inForce = (applications: readonly Application[]) => applications.filter(({ withdrawn }) => !withdrawn);

/** Proposals that passed the formal examination: those that are scored and ranked. */
export const admitted = (applications: readonly Application[]) =>
  inForce(applications).filter(({ admissible }) => admissible === true);

/** The members of the panel that reviews the proposals to a lot; undefined where none is constituted. */
export const panelMembersOf = ({ panels }: Dossier, lot: string): readonly string[] | undefined =>
  [...panels.values()]
    .findLast(
      ({ status, purpose, lots }) =>
        status === 'constituted' && purpose === 'proposalReview' && (!lots || lots.includes(lot)),
    )
    ?.members.map(({ person }) => person);

/** The lot stands in a call, and the call where the act needs it. */
export function callStands(dossier: Dossier, lotId: string, wanted: 'open' | 'closed') {
  const call = callOf(dossier, lotId);
  const lot = dossier.lots.get(lotId);
  const stands = !call ? 'none' : call.closed ? 'closed' : 'open';
  const over = lot !== undefined && lot.status !== 'planned';
  return (
    (stands !== wanted || over) &&
    breach(
      'OutOfOrder',
      'INV-19',
      [record('INV-19')],
      say('标段的申报阶段不允许此行为', 'The call for this lot does not stand where this can be done'),
      { lot: lotId, call: stands, wanted, status: lot?.status ?? 'unknown' },
      over
        ? { kind: 'none' }
        : stands === 'none'
          ? doFirst('OpenCall')
          : stands === 'open'
            ? doFirst('CloseCall')
            : state('另行发布申报', 'Open another call'),
    )
  );
}

/** Proposals come and go before the call closes: what arrives at that very instant is late (INV-22). */
export function beforeClosing(dossier: Dossier, lot: string, now: string) {
  const call = callOf(dossier, lot);
  return (
    call !== undefined &&
    Date.parse(now) >= Date.parse(call.closesAt) &&
    breach(
      'CallIsOver',
      'INV-22',
      [record('INV-22')],
      say(
        `申报截止时间为${call.closesAt}, 收到时间为${now}, 已逾期`,
        `The call closed at ${call.closesAt}; this arrived at ${now}, too late`,
      ),
      { closesAt: call.closesAt, at: now },
    )
  );
}

/** The act is about a proposal that is in force. */
export function proposalInForce(dossier: Dossier, lot: string, proposal: string) {
  const found = dossier.lots.get(lot)?.applications?.get(proposal);
  const standing = !found ? 'unknown' : found.withdrawn ? 'withdrawn' : '';
  return (
    standing !== '' &&
    breach(
      'NoSuchProposal',
      'INV-22',
      [record('INV-22')],
      say('没有有效的此份申报', 'There is no such proposal in force'),
      { lot, proposal, standing },
      state('选择有效的申报', 'Name a proposal that is in force'),
    )
  );
}

/** A supplier speaks for its own organisation; paper proposals are entered by who received them. */
export const ownProposal = ({ actor }: Pick<Occasion, 'actor'> | Standpoint, applicant: string | undefined) =>
  applicant !== undefined &&
  actor.role === 'supplier' &&
  actor.organisation !== applicant &&
  breach(
    'NotOwnProposal',
    'INV-54',
    [record('INV-54')],
    say('承接主体只能处理本单位的申报', 'A supplier can act on its own proposal only'),
    { applicant, organisation: actor.organisation },
    state(`以${applicant}的身份行为`, `Act for ${applicant}`),
  );
