import * as fc from 'fast-check';
import { Actor, JsonObject } from '@tongjian/kernel';
import { ROLES } from '@tongjian/procedure';
import { fitting } from '../../test/arbitrary.js';
import { by, Case, does, given } from '../../test/case.js';
import {
  allScored,
  approvedFor,
  award,
  contracting,
  determine,
  performing,
  PRICE_FEN,
  ranked,
  readyForApproval,
  signed,
  tender,
} from '../../test/kindergarten.js';
import { pursuing, runUntil } from '../../test/pursuit.js';
import { partsOf } from '../act/index.js';
import { ACTS, inputSchemaOf } from '../index.js';
import { addressOf } from './addressing.js';

const offered = (told: Case, who: string | Actor, on: string) =>
  told
    .menu(who, on)
    .filter(({ possible }) => possible !== 'no')
    .map(({ act }) => act);
const against = (told: Case, who: string | Actor, on: string, act: string) =>
  told
    .menu(who, on)
    .filter((one) => one.act === act)
    .flatMap(({ verdicts }) => verdicts.filter(({ outcome }) => outcome === 'fails').map(({ code }) => code));

describe('the menu', () => {
  it('offers the agency nothing of the tender once the contract is signed', () => {
    const over = ['ExtendDeadline', 'OpenBids', 'QualifySupplier', 'FailTender', 'CancelTender', 'SendAwardNotice'];
    for (const act of over) expect(offered(signed(), 'agency', '2020-06-12')).not.toContain(act);
    for (const act of over) expect(against(signed(), 'agency', '2020-06-12', act)).toContain('OutOfOrder');
    expect(offered(signed(), 'agency', '2020-06-12')).toContain('PublishContract');
  });

  it('says why in the very words of the refusal', () => {
    const found = signed()
      .menu('agency', '2020-06-12')
      .find(({ act }) => act === 'CancelTender');
    const { refusal } = signed().when(
      does('agency', '2020-06-12', 'CancelTender', { lot: '1', ground: 'circumstancesChanged', reason: '变更' }),
    );
    const { code, rule, source, text, facts, remedies } = refusal!.all!.find(({ code }) => code === 'OutOfOrder')!;
    expect(found?.verdicts).toContainEqual(
      expect.objectContaining({ outcome: 'fails', code, rule, source, text, facts, remedies }),
    );
  });

  it('offers a supplier its own bids and contract only, and to whoever asks an enquiry and a challenge', () => {
    const asking = ['RaiseEnquiry', 'LodgeChallenge'];
    const others = (...asked: Parameters<typeof offered>) => offered(...asked).filter((act) => !asking.includes(act));
    expect(offered(performing(), by('supplier', 'z'), '2020-09-12')).toEqual(asking);
    const [loser, winner] = [by('supplier', 'a'), by('supplier', 'b')];
    expect(others(performing(), loser, '2020-09-12')).toEqual([]);
    expect(against(performing(), loser, '2020-09-12', 'ReportMilestone')).toEqual(['NotOwnContract']);
    const own = ['RecordLedgerEntry', 'ReportMilestone', 'ReportProgress', 'ReportStaffCost', 'ReportSurplus', 'SubmitFinancialReport']; // prettier-ignore
    expect([...others(performing(), winner, '2020-09-12')].sort()).toEqual(own);
    const { events } = ranked();
    const handedIn = new Case(
      events.slice(
        0,
        events.findIndex(({ type }) => type === 'BidRevealed'),
      ),
    );
    expect(others(handedIn, winner, '2020-05-18')).toEqual(['WithdrawBid']);
    expect(others(handedIn, by('supplier', 'z'), '2020-05-18')).toEqual(['SubmitBid']);
    expect(others(handedIn, by('supplier', 'z'), '2020-05-19T01:35:00.000Z')).toEqual([]);
  });

  it('offers no bond to receive that is held in full', () => {
    expect(against(signed(), 'purchaser.handler', '2020-06-12', 'ReceiveBond')).toContain('BondNotAgreed');
  });

  it('offers no payment to request once every instalment is claimed', () => {
    const claim = (payment: string, more: object) =>
      does('purchaser.handler', '2021-06-30', 'RequestPayment', { contract: '1', payment, amountFen: 74_000_000, flow: 'direct', evidence: '意见', ...more } as never); // prettier-ignore
    const one = performing().and(...allScored(9000), determine, claim('1', { instalment: '1', milestone: '1' }));
    expect(offered(one, 'purchaser.handler', '2021-06-30')).toContain('RequestPayment');
    const all = one.and(claim('2', { instalment: '2', evaluation: '1' }));
    expect(against(all, 'purchaser.handler', '2021-06-30', 'RequestPayment')).toContain('NothingToClaim');
    expect(all.when(claim('3', { instalment: '2', evaluation: '1' })).codes).toContain('NothingToClaim');
  });

  it('offers no supplement where the budget or the law leaves no fen for one (INV-15, NR-31)', () => {
    const supplement = (addedFen: number) =>
      does('purchaser.head', '2020-07-01', 'AmendContract', {
        contract: '1', supplementNo: '补-1', addedFen, reason: '增班', instalments: [{ instalment: '3', amountFen: addedFen, condition: 'acceptance', final: false }],
      }); // prettier-ignore
    expect(offered(signed(), 'purchaser.head', '2020-07-01')).toContain('AmendContract');
    const spent = signed().and(supplement(12_000_000));
    expect(against(spent, 'purchaser.head', '2020-07-01', 'AmendContract')).toContain('OverApproved');
    expect(against(spent, 'purchaser.head', '2020-07-01', 'RenewContract')).toContain('OverApproved');
    const rich = { budgetFen: 170_000_000, fundingSources: [{ source: '部门预算', amountFen: 170_000_000 }] };
    const tenth = richlySigned(rich).and(supplement(14_800_000));
    expect(against(tenth, 'purchaser.head', '2020-07-01', 'AmendContract')).toContain('SupplementTooHigh');
    expect(offered(richlySigned(rich).and(supplement(14_799_999)), 'purchaser.head', '2020-07-01')).toContain(
      'AmendContract',
    );
  });

  it('offers no recovery, cure, deviation, verification or settlement where there is nothing of the kind', () => {
    const nothing = { RecoverPrepayment: 'BeyondPrepayment', ServeCureNotice: 'NothingToCure', VerifyRectification: 'NoRectificationOpen', SettleTermination: 'NotTerminated', FlagDeviation: 'TargetUnknown', ResumeContract: 'NotSuspended' }; // prettier-ignore
    for (const [act, code] of Object.entries(nothing))
      expect([act, against(performing(), 'purchaser.head', '2020-10-09', act)]).toEqual([
        act,
        expect.arrayContaining([code]),
      ]);
  });

  it('offers nothing that prepares the approval once a contract is signed, and the project keeps its stage', () => {
    for (const act of ['ApproveFunding', 'CheckScope', 'ConfirmBudgetLine', 'ReviewProject']) {
      expect(offered(ranked(), 'finance.general', '2020-05-20')).toContain(act);
      expect(against(signed(), 'finance.general', '2020-06-12', act)).toEqual(['OutOfOrder']);
    }
    const oneYuan = does('finance.general', '2020-06-12', 'ApproveFunding', { amountFen: 100, line: 'L-1' });
    expect(signed().when(oneYuan).codes).toEqual(['OutOfOrder']);
  });
});

/** Signed in a project that was approved for more than the lot's budget. */
const richlySigned = (changes: JsonObject): Case =>
  given(
    ...readyForApproval(changes).map((asked) =>
      asked.act === 'ConfirmBudgetLine' ? { ...asked, data: { ...asked.data, availableFen: 170_000_000 } } : asked,
    ),
    approvedFor(170_000_000),
    ...tender,
    award(PRICE_FEN),
    ...contracting(),
  );

const paid = performing().and(
  does('purchaser.handler', '2020-09-12', 'RequestPayment', { contract: '1', payment: '1', instalment: '1', amountFen: 74_000_000, flow: 'direct', evidence: '意见', milestone: '1' }),
  does('finance.treasury', '2020-09-13', 'InstructPayment', { contract: '1', payment: '1', voucherNo: 'V-1' }),
  does('finance.treasury', '2020-09-14', 'ConfirmPayment', { contract: '1', payment: '1', voucherNo: 'V-1', amountFen: 74_000_000, paidOn: '2020-09-14' }),
); // prettier-ignore
const story = runUntil(pursuing(paid.and(...allScored(5000), determine)), '2021-08-01').told.events;

/** Whatever is sent with the act: these stand against it before any input is known. */
const WHATEVER_ITS_INPUT = [
  'OutOfOrder',
  'NotOwnContract',
  'AwardedAlready',
  'ContractNotInForce',
  'NoticeNotServed',
  'NoticeServedAlready',
  'TerminationUnderWay',
  'ContestOpen',
  'NoContestOpen',
  'NoAppealOpen',
  'ResultDetermined',
  'ResultNotDetermined',
  'ImplementationHasBegun',
  'ContractNotSigned',
  'AlreadyPaid',
  'AlreadyInstructed',
  'ContractsStillOpen',
  'BondIsKept',
  'NothingToClaim',
];
/** What they ask for is known from the input only: the stage of a review, the condition of an instalment. */
const BY_INPUT: Readonly<Record<string, string>> = {
  QualifySupplier: 'OutOfOrder',
  RequestPayment: 'ResultNotDetermined',
};

it('what the menu offers is never refused for what stood against it whatever the input (law 2)', () => {
  const anyActor = fc.constantFrom(
    ...Object.keys(ROLES).map((role) => by(role)),
    by('supplier', 'a'),
    by('supplier', 'b'),
  );
  const place = { lot: '1', contract: '1', milestone: '1', payment: '1', evaluation: '1' };
  const seen = { offered: 0, refused: 0 };
  const anyRun = fc.record({
    n: fc.integer({ min: 1, max: story.length }),
    actor: anyActor,
    days: fc.constantFrom(0, 1, 10, 300),
    fromOffered: fc.boolean(),
    nth: fc.nat(),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(anyRun, ({ n, actor, days, fromOffered, nth, seed }) => {
      const told = new Case(story.slice(0, n));
      const at = new Date(Date.parse(story[n - 1]!.meta.occurredAt) + days * 86_400_000).toISOString();
      const choice = told
        .menu(actor, at)
        .filter(({ possible }) => !fromOffered || possible !== 'no')
        .flatMap((one) =>
          ACTS.filter(({ name, standing }) => standing && name === one.act).map((act) => ({ act, one })),
        );
      if (choice.length === 0) return;
      const { act, one } = choice[nth % choice.length]!;
      const schema = inputSchemaOf(act);
      const [sent] = fc.sample(fitting(schema), { seed, numRuns: 1 });
      const named = Object.entries(place).filter(([part]) => schema.properties?.[part]);
      const data = { ...(sent as JsonObject), ...Object.fromEntries(named) };
      const key = addressOf(act, told.state.dossier, data);
      const above = typeof key === 'string' && key.slice(0, Math.max(0, key.lastIndexOf('/')));
      if (typeof key !== 'string' || (act.opensKey ? one.opensUnder !== above : one.key !== key)) return;
      const alone = act.standing!(told.state.dossier, partsOf(key) as never, { actor, at }).map(({ code }) => code);
      const { codes } = told.when(does(actor, at, act.name, data));
      expect(codes).toEqual(expect.arrayContaining(alone));
      if (alone.length > 0) expect(one.possible).toBe('no');
      if (alone.length > 0) seen.refused += 1;
      if (one.possible === 'no') return;
      seen.offered += 1;
      const dead = codes.filter((code) => WHATEVER_ITS_INPUT.includes(code) && BY_INPUT[act.name] !== code);
      expect([act.name, dead]).toEqual([act.name, []]);
    }),
    { numRuns: 1000 },
  );
  expect(seen.refused).toBeGreaterThan(50);
  expect(seen.offered).toBeGreaterThan(50);
});
