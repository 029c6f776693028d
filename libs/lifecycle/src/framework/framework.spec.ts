import { by, Case, does, given } from '../../test/case.js';
import { collectingNeeds, proposal } from '../../test/kindergarten.js';
import { sealedHashOf } from '../index.js';

const BUDGET_FEN = 160_000_000;
/** Unit prices in fen. */
const OFFERS: Readonly<Record<string, number>> = { a: 52_000, b: 50_000, c: 55_000, d: 58_000, e: 61_000 };
const saltOf = (bidder: string) => `salt-of-${bidder}-0123456789`;
const supplier = (bidder: string) => ({ ...by('supplier', bidder), person: `p_${bidder}` });
const ESTABLISH = {
  lot: '1',
  agreementNo: 'K-2023-1',
  unit: '人次',
  from: '2023-05-01',
  until: '2025-04-30',
  ceilingFen: 150_000_000,
  rules: ['directChoice', 'secondCompetition', 'order'],
  choosers: ['purchaser', 'serviceUser'],
  admitted: ['b', 'a', 'c', 'd'],
};
const establish = (changes: object = {}, on = '2023-04-26') =>
  does('purchaser.head', on, 'EstablishFramework', { ...ESTABLISH, ...changes } as never);

/** Chengdu, after the order of 2022: offers of a unit are ranked, the lowest first. */
const ranked = (bidders = Object.keys(OFFERS)): Case =>
  given(
    does('purchaser.handler', '2023-02-14', 'ProposeProject', proposal({ serviceType: 'elderlyCare', budgetLine: { code: 'L-1', year: 2023 } })),
    does('finance.general', '2023-02-14', 'ConfirmBudgetLine', { line: 'L-1', year: 2023, availableFen: BUDGET_FEN, documentNo: '1' }),
    ...collectingNeeds('2023-02-16'),
    does('purchaser.handler', '2023-02-16', 'SpecifyRequirement', { items: [{ code: 'kg', name: '照料' }], standards: '标准' }),
    does('finance.general', '2023-02-20', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2023' }], finding: '属于' }),
    does('finance.general', '2023-02-21', 'ApproveProject', { outcome: 'approved', amountFen: BUDGET_FEN }),
    does('purchaser.handler', '2023-02-22', 'PublishIntention', { summary: '照料', expectedMonth: '2023-04' }),
    does('purchaser.handler', '2023-02-28', 'FileProcurementPlan', { planNo: 'P-1', lots: [{ lot: '1', title: '照料', budgetFen: BUDGET_FEN, items: ['kg'] }] }),
    does('finance.procurement', '2023-03-01', 'ApproveMethod', { lot: '1', method: 'frameworkAgreement', ground: 'userChoice', reason: '服务对象自主选择' }),
    does('agency', '2023-03-28', 'PublishTender', { lot: '1', version: '1', evaluationMethod: 'lowestPrice', criteria: [], deadline: '2023-04-18T01:30:00.000Z', revealMinutes: 30 }),
    ...bidders.map((bidder) =>
      does(supplier(bidder), '2023-04-17', 'SubmitBid', { lot: '1', bid: bidder, bidder, sealedHash: sealedHashOf({ offerFen: OFFERS[bidder]!, salt: saltOf(bidder), bidder }) }),
    ),
    ...bidders.map((bidder) =>
      does(supplier(bidder), '2023-04-18T01:35:00.000Z', 'RevealBid', { lot: '1', bid: bidder, offerFen: OFFERS[bidder]!, salt: saltOf(bidder) }),
    ),
    does('agency', '2023-04-18T03:00:00.000Z', 'OpenBids', { lot: '1' }),
    ...bidders.map((bidder) =>
      does('purchaser.reviewer', '2023-04-18T03:30:00.000Z', 'QualifySupplier', { lot: '1', supplier: bidder, stage: 'post', supplierType: 'enterprise', result: 'qualified', conditions: [{ code: 'licence', met: true, evidence: '许可' }] }),
    ),
    does('expert', '2023-04-18T06:00:00.000Z', 'SignReport', { lot: '1' }),
  ); // prettier-ignore
const established = (changes: object = {}): Case => ranked().and(establish(changes));

let calls = 0;
const callOff = (changes: object = {}, on = '2023-06-01') =>
  does('purchaser.head', on, 'AwardCallOff', {
    framework: '1',
    callOff: `c${(calls += 1)}`,
    title: '六月照料',
    rule: 'directChoice',
    chooser: 'serviceUser',
    supplier: 'a',
    quantity: 100,
    unitPriceFen: 52_000,
    reason: '服务对象选定',
    ...changes,
  } as never);

describe('a framework agreement (NR-21)', () => {
  it('admits the best of the ranking, each at what it offered, and tells of each', () => {
    const told = established();
    expect(told.types.slice(-5)).toEqual(['FrameworkEstablished', ...Array(4).fill('FrameworkSupplierAdmitted')]);
    expect(told.last('FrameworkEstablished').data).toMatchObject({ valid: 5, eliminated: 1 });
    const { framework, award } = told.state.dossier.lots.get('1')!;
    expect(framework!.members.map(({ supplier: one, unitPriceFen }) => [one, unitPriceFen])).toEqual([
      ['b', 50_000],
      ['a', 52_000],
      ['c', 55_000],
      ['d', 58_000],
    ]);
    expect(award).toBeUndefined();
  });

  it('does not admit whoever is qualified: a fifth at least stays outside, and one in any case', () => {
    expect(ranked().when(establish({ admitted: ['b', 'a', 'c', 'd', 'e'] })).refusal).toMatchObject({
      code: 'QualifiedMeansAdmitted',
      rule: 'NR-21',
      source: [{ instrument: '政府采购框架协议采购方式管理暂行办法(财政部令第110号)' }],
    });
    const two = ranked(['a', 'b']);
    expect(two.when(establish({ admitted: ['b'], choosers: ['purchaser'] })).codes).toEqual([]);
    expect(two.when(establish({ admitted: ['b', 'a'] })).codes).toContain('QualifiedMeansAdmitted');
  });

  it('leaves the user of the service two suppliers to choose from', () => {
    expect(ranked().when(establish({ admitted: ['b'] })).codes).toEqual(['NothingToChoose']);
    expect(ranked().when(establish({ admitted: ['b'], choosers: ['purchaser'] })).codes).toEqual([]);
  });

  it('follows the ranking', () => {
    expect(ranked().when(establish({ admitted: ['b', 'c'] })).refusal).toMatchObject({
      code: 'NotInRankOrder',
      facts: { passedOver: ['a'] },
    });
    expect(ranked().when(establish({ admitted: ['b', 'z'] })).codes).toContain('NotACandidate');
  });

  it('lasts two years at most, within the budget of its lot, and says who chooses directly', () => {
    expect(ranked().when(establish({ until: '2025-04-30' })).codes).toEqual([]);
    expect(ranked().when(establish({ until: '2023-04-30' })).codes).toContain('EndsBeforeItBegins');
    expect(ranked().when(establish({ until: '2025-05-01' })).codes).toEqual(['TermTooLong']);
    expect(ranked().when(establish({ ceilingFen: BUDGET_FEN + 1 })).codes).toEqual(['OverBudget']);
    expect(ranked().when(establish({ choosers: [] })).codes).toEqual(['ChooserNotSaid']);
  });

  it('is open from 2022-03-01 on, awards nobody, and is called for twenty days', () => {
    const { events, types } = ranked();
    const before = new Case(events.slice(0, types.indexOf('ProcurementMethodApproved')));
    const approve = (on: string) =>
      does('finance.procurement', on, 'ApproveMethod', {
        lot: '1',
        method: 'frameworkAgreement',
        ground: 'userChoice',
        reason: '自选',
      });
    expect(before.when(approve('2022-02-28')).codes).toContain('NotYetInForce');
    expect(before.when(approve('2022-03-01')).codes).not.toContain('NotYetInForce');
    const award = does('purchaser.head', '2023-04-20', 'DecideAward', { lot: '1', supplier: 'b', priceFen: 50_000 });
    expect(ranked().when(award).codes).toEqual(['FrameworkAdmits']);
    const called = new Case(events.slice(0, types.indexOf('TenderNoticePublished')));
    const publish = does('agency', '2023-03-30', 'PublishTender', {
      lot: '1',
      version: '1',
      evaluationMethod: 'lowestPrice',
      criteria: [],
      deadline: '2023-04-18T01:30:00.000Z',
      revealMinutes: 30,
    });
    expect(called.when(publish).codes).toContain('PeriodTooShort');
  });
});

describe('a call-off (NR-21)', () => {
  it('chosen directly is the purchaser’s or the service user’s, as the agreement says', () => {
    expect(established().when(callOff()).types).toEqual(['CallOffAwarded', 'AwardDecided']);
    expect(established().when(callOff({ chooser: 'purchaser' })).codes).toEqual([]);
    expect(established({ choosers: ['purchaser'] }).when(callOff()).refusal).toMatchObject({
      code: 'NotTheChooser',
      facts: { chooser: 'serviceUser', agreed: ['purchaser'] },
    });
    const { chooser: _, ...unsaid } = callOff().data;
    expect(established().when({ ...callOff(), data: unsaid }).codes).toEqual(['NotTheChooser']);
  });

  it('goes to a member that has not left, at no more than the agreed price, by an agreed rule', () => {
    expect(established().when(callOff({ supplier: 'e' })).codes).toEqual(['NotAMember']);
    expect(established().when(callOff({ unitPriceFen: 52_001 })).refusal).toMatchObject({
      code: 'AboveAgreedPrice',
      remedies: [{ kind: 'bound', fact: 'unitPriceFen', op: '<=', bound: 52_000 }],
    });
    const left = established().and(
      does('purchaser.head', '2023-05-20', 'ExitFrameworkSupplier', {
        lot: '1',
        supplier: 'a',
        ground: 'withdrawn',
        reason: '停业',
      }),
    );
    expect(left.when(callOff()).codes).toEqual(['NotAMember']);
    const direct = established({ rules: ['directChoice'] });
    expect(direct.when(callOff({ rule: 'order' })).codes).toContain('NotTheRule');
  });

  it('by a second competition asks every member, and the lowest offer wins at its own price', () => {
    const offers = [
      { supplier: 'a', unitPriceFen: 48_000 },
      { supplier: 'b', unitPriceFen: 49_000 },
      { supplier: 'c', unitPriceFen: 51_000 },
    ];
    const declined = [{ supplier: 'd', reason: '无力承接' }];
    const compete = (changes: object = {}) =>
      callOff({ rule: 'secondCompetition', chooser: undefined, unitPriceFen: 48_000, offers, declined, ...changes });
    const clean = (asked: ReturnType<typeof compete>) => ({ ...asked, data: JSON.parse(JSON.stringify(asked.data)) });
    const when = (changes: object = {}) => established().when(clean(compete(changes)));
    expect(when().codes).toEqual([]);
    expect(when({ declined: [] }).refusal).toMatchObject({ code: 'NotAllAsked', facts: { unheard: ['d'] } });
    expect(when({ supplier: 'b', unitPriceFen: 49_000 }).codes).toEqual(['NotTheLowest']);
    expect(when({ unitPriceFen: 47_000 }).codes).toEqual(['NotTheLowest']);
    expect(when({ offers: [...offers.slice(0, 2), { supplier: 'c', unitPriceFen: 55_001 }] }).codes).toEqual([
      'AboveAgreedPrice',
    ]);
    const rest = ['b', 'c', 'd'].map((one) => ({ supplier: one, reason: '否' }));
    expect(when({ offers: offers.slice(0, 1), declined: rest }).codes).toEqual(['NoCompetition']);
  });

  it('in order goes round, past who left and who declined', () => {
    const turn = (told: Case, who: string, more: object = {}) => {
      const asked = callOff({ rule: 'order', supplier: who, unitPriceFen: OFFERS[who]!, ...more });
      const { chooser: _, ...data } = asked.data;
      return { ...asked, data };
    };
    let told = established();
    for (const who of ['b', 'a', 'c', 'd', 'b']) {
      const wrong = who === 'a' ? 'c' : 'a';
      expect(told.when(turn(told, wrong)).codes).toEqual(['NotInTurn']);
      told = told.and(turn(told, who));
    }
    const declined = [{ supplier: 'a', reason: '满员' }];
    expect(told.when(turn(told, 'c', { declined })).codes).toEqual([]);
    const left = told.and(
      does('purchaser.head', '2023-06-02', 'ExitFrameworkSupplier', {
        lot: '1',
        supplier: 'a',
        ground: 'breach',
        reason: '违约',
      }),
    );
    expect(left.when(turn(left, 'c')).codes).toEqual([]);
  });

  it('stays within the term to its last day, and all together within the ceiling to the fen', () => {
    expect(established().when(callOff({}, '2025-04-30')).codes).toEqual([]);
    expect(established().when(callOff({}, '2025-05-01')).codes).toEqual(['FrameworkOver']);
    expect(established().when(callOff({}, '2023-04-28')).codes).toEqual(['NotYetInForce']);
    const most = { supplier: 'b', unitPriceFen: 50_000 };
    const full = established().and(callOff({ ...most, quantity: 2_900 }));
    expect(full.when(callOff({ ...most, quantity: 100 })).codes).toEqual([]);
    expect(full.when(callOff({ ...most, quantity: 101 })).refusal).toMatchObject({
      code: 'OverCeiling',
      facts: { 'framework.calledFen': 150_050_000, 'framework.ceilingFen': 150_000_000 },
    });
  });

  it('opens a contract of its own, once its supplier has the notice, and the ended framework closes with it', () => {
    const on = '2023-06-05';
    const told = established().and(
      callOff({ callOff: 'k1' }),
      does('agency', on, 'SendAwardNotice', { lot: 'k1', noticeNo: 'N-1' }),
      does('purchaser.handler', on, 'DraftContract', {
        lot: 'k1', contract: '1', supplier: 'a', priceFen: 5_200_000, items: [{ code: 'kg', name: '照料' }], termMonths: 12, smallEnterprise: false,
        schedule: [{ instalment: '1', amountFen: 5_200_000, condition: 'acceptance', final: true }], bondFen: 0, terminateOnFail: true, contestDays: 7,
      }),
      does('purchaser.head', on, 'SignContract', { contract: '1', contractNo: 'C-1', parties: [{ party: 'o-purchaser', as: 'purchaser' }, { party: 'a', as: 'supplier' }] }),
    ); // prettier-ignore
    expect(told.state.dossier.lots.get('k1')).toMatchObject({ status: 'contracted', budgetFen: 5_200_000 });
    expect(told.state.dossier.lots.get('1')!.budgetFen).toBe(BUDGET_FEN - 5_200_000);
    const second = told.and(callOff({ callOff: 'k2', supplier: 'b', unitPriceFen: 50_000 }, on));
    expect(second.state.dossier.lots.get('k2')!.award).toMatchObject({ supplier: 'b', priceFen: 5_000_000 });
    const ended = told.and(does('purchaser.head', on, 'EndFramework', { lot: '1', reason: '任务完成' }));
    expect(ended.when(callOff({}, on)).codes).toContain('NoFramework');
  });
});
