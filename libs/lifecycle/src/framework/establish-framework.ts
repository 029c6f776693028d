import { act, at, bound, breach, broken, event, say, state, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Lot, Ranked } from '../dossier.js';
import { lotOf, validBids } from '../dossier-access.js';
import { code, DataOf, date, fen, int, list, oneOf, title } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { CALL_OFF_RULES, CHOOSERS, order110 } from './framework.js';

const agreement = {
  agreementNo: title(),
  unit: title(),
  from: date(),
  until: date(),
  ceilingFen: fen(1),
  rules: list(oneOf(...CALL_OFF_RULES), 1, 3),
  choosers: list(oneOf(...CHOOSERS), 0, 2),
};

export const FrameworkEstablished = event({
  type: 'FrameworkEstablished',
  scope: 'lot',
  label: say('订立框架协议', 'Framework agreement established'),
  act: 'EstablishFramework',
  data: { ...agreement, valid: int(0), eliminated: int(0) },
  apply: (dossier, { lot: lotId, ...data }) => {
    const { agreementNo, unit, from, until, ceilingFen, rules, choosers } = data;
    const lot = lotOf(dossier, lotId);
    lot.status = 'awarded';
    lot.framework = {
      agreementNo,
      unit,
      from,
      until,
      ceilingFen,
      rules,
      choosers,
      members: [],
      calledFen: 0,
      lastInTurn: 0,
    };
  },
});

export const FrameworkSupplierAdmitted = event({
  type: 'FrameworkSupplierAdmitted',
  scope: 'lot',
  label: say('供应商入围', 'Supplier admitted to the framework'),
  data: { supplier: code(), rank: int(1), unitPriceFen: fen(1) },
  apply: (dossier, { lot, supplier, rank, unitPriceFen }) => {
    const members = lotOf(dossier, lot).framework?.members;
    members?.push({ supplier, rank, unitPriceFen });
    members?.sort((a, b) => a.rank - b.rank);
  },
});

const input = { ...agreement, admitted: list(code(), 1, 200) };
type Input = DataOf<typeof input> & { readonly lot: string };

/**
 * 框架协议: the best of the ranking are admitted, and some are not: being qualified is not enough (NR-21). Subject, price
 * and the rule of the second stage are fixed here; how long it may last, and from when on there are such agreements, the
 * floor says.
 */
export const establishFramework = act({
  name: 'EstablishFramework',
  scope: 'lot',
  label: say('订立框架协议', 'Establish a framework agreement'),
  addresses: [at(`${T}/framework`)],
  input,
  events: [FrameworkEstablished, FrameworkSupplierAdmitted],
  facts: (dossier, { lot: lotId, admitted, from, until, choosers }) => {
    const valid = validOf(dossier.lots.get(lotId));
    return {
      framework: {
        termMonths: monthsFrom(from, until),
        validCount: valid,
        admittedCount: admitted.length,
        eliminatedCount: valid - admitted.length,
        userChooses: choosers.includes('serviceUser'),
      },
    };
  },
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'ranked'), notItsMethod(dossier.lots.get(lot))),
  invariants: (dossier, input, { attachments }) => {
    const lot = dossier.lots.get(input.lot);
    return broken(
      needsDocument(attachments, 'NR-21', [order110('10')]),
      input.until < input.from &&
        breach(
          'EndsBeforeItBegins',
          'NR-21',
          [order110('15')],
          say('框架协议的截止日早于起始日', 'The agreement ends before it begins'),
          { from: input.from, until: input.until },
          bound('until', '>=', input.from),
        ),
      lot && bestAdmitted(lot, input),
      lot && withinLot(lot, input),
      choosersFit(input),
    );
  },
  decide: (dossier, { admitted, ...input }) => {
    const lot = lotOf(dossier, input.lot);
    const valid = validOf(lot);
    const chosen = (lot.ranking ?? []).filter(({ bidder }) => admitted.includes(bidder));
    return [
      FrameworkEstablished.of({ ...input, valid, eliminated: valid - chosen.length }),
      ...chosen.map(({ bidder, offerFen }, i) =>
        FrameworkSupplierAdmitted.of({ supplier: bidder, rank: i + 1, unitPriceFen: offerFen }),
      ),
    ];
  },
});

/** How many months an agreement begins, its first and last day included. */
function monthsFrom(from: string, until: string): number {
  const [a, b] = [from, until].map((day) => day.split('-').map(Number));
  const [[year = 0, month = 0, day = 0], [lastYear = 0, lastMonth = 0, lastDay = 0]] = [a!, b!];
  return (lastYear - year) * 12 + lastMonth - month + (lastDay >= day ? 1 : 0);
}

const validOf = (lot: Lot | undefined): number => (lot ? validBids(lot).length : 0);

const notItsMethod = (lot: Lot | undefined) =>
  lot !== undefined &&
  lot.method !== 'frameworkAgreement' &&
  breach(
    'NotAFramework',
    'NR-21',
    [order110('2')],
    say('本标段不是以框架协议方式采购', 'The lot is not bought by framework agreement'),
    { method: lot.method ?? '' },
    { kind: 'act', act: 'ApproveMethod', key: `lot-${lot.lot}` },
  );

/** Who is admitted stands before everybody who is not; those equal to the last admitted are admitted with it. */
function bestAdmitted(lot: Lot, { admitted }: Input) {
  const candidates = (lot.ranking ?? []).filter(
    ({ bid, bidder }) =>
      lot.bids.get(bid)?.disqualified === undefined && lot.qualifications.get(bidder) !== 'notQualified',
  );
  const inside = candidates.filter(({ bidder }) => admitted.includes(bidder));
  const outside = candidates.filter(({ bidder }) => !admitted.includes(bidder));
  const strange = admitted.filter((supplier) => !candidates.some(({ bidder }) => bidder === supplier));
  const passedOver = outside.filter(({ rank }) => inside.some((one) => one.rank >= rank)).map(nameOf);
  return broken(
    strange.length > 0 &&
      breach(
        'NotACandidate',
        'NR-21',
        [order110('29')],
        say('入围供应商须在评审排序之中', 'Only ranked candidates are admitted'),
        { strange, candidates: candidates.map(nameOf) },
        { kind: 'facts', names: ['admitted'] },
      ),
    passedOver.length > 0 &&
      breach(
        'NotInRankOrder',
        'NR-21',
        [order110('29')],
        say(
          '须按排序确定入围供应商,不得越过名次在前的',
          'Admission follows the ranking: nobody better, or equal, is left out',
        ),
        { passedOver, admitted: [...admitted] },
        state(`同时入围: ${passedOver.join('、')}`, `Admit as well: ${passedOver.join(', ')}`),
      ),
    new Set(admitted).size < admitted.length &&
      breach(
        'AdmittedTwice',
        'NR-21',
        [order110('29')],
        say('入围供应商重复', 'A supplier is admitted once'),
        { admitted: [...admitted] },
        { kind: 'facts', names: ['admitted'] },
      ),
  );
}

const nameOf = ({ bidder }: Ranked): string => bidder;

const withinLot = (lot: Lot, { ceilingFen }: Input) =>
  ceilingFen > lot.budgetFen &&
  breach(
    'OverBudget',
    'INV-15',
    [order110('10')],
    say('框架协议总额超过标段预算', 'The ceiling of the agreement exceeds the budget of its lot'),
    { ceilingFen, budgetFen: lot.budgetFen },
    bound('ceilingFen', '<=', lot.budgetFen),
  );

/** Direct choice is somebody's; competition and order leave nothing to choose. */
const choosersFit = ({ rules, choosers }: Input) =>
  rules.includes('directChoice') !== choosers.length > 0 &&
  breach(
    'ChooserNotSaid',
    'NR-21',
    [order110('2'), order110('33')],
    say(
      '直接选定的须载明由谁选定,其他方式不载明',
      'With direct choice the agreement says who chooses, without it nobody does',
    ),
    { rules: [...rules], choosers: [...choosers] },
    { kind: 'facts', names: ['choosers'] },
  );
