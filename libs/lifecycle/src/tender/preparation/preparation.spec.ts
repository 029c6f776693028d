import { Asked, Case, does, given as told } from '../../../test/case.js';
import { approvedFor, proposal, readyForApproval, tender } from '../../../test/kindergarten.js';
import {
  AFTER,
  as,
  BEFORE,
  DEADLINE,
  noticed,
  planned,
  TENDER,
  THREE,
  withBids,
  WITH_DOCUMENT,
} from '../../../test/purchase.js';
import { decideAward } from '../../award/index.js';
import {
  appointAgent,
  approveMethod,
  clarifyTender,
  cosignSpecificConditions,
  DISCRIMINATIONS,
  inviteSuppliers,
  openBids,
  proposeMethod,
  publishSingleSourceNotice,
  publishTender,
  qualifySupplier,
  reviewFairCompetition,
  setSpecificConditions,
  submitBid,
} from '../index.js';

const CONDITIONS = {
  lot: '1',
  conditions: [
    { code: 'lab', text: '检验检测机构资质', turnsOn: 'licence' as const },
    { code: 'staff', text: '三名检测员', turnsOn: 'personnel' as const },
  ],
  justification: '按服务性质和质量要求',
};
const FINANCE = { by: { role: 'finance.procurement', person: 'p_finance' } };

/** Planned in Chengdu, some days before the tender, in the words of the packs. */
const [plan, method, notice] = tender as readonly [(typeof tender)[0], (typeof tender)[0], (typeof tender)[0]];
const inChengdu = (...more: readonly Asked[]): Case =>
  told(...readyForApproval(), approvedFor(160_000_000), plan, ...more);
const publish = (changes: object = {}, on = notice.on) => ({ ...notice, on, data: { ...notice.data, ...changes } });

describe('specific conditions of suppliers (KQ-11)', () => {
  const drafted = planned().and(setSpecificConditions, CONDITIONS);

  it('are set by two acts: the event names both who signed', () => {
    expect(drafted.when(cosignSpecificConditions, { lot: '1' }, FINANCE).facts).toMatchObject([
      {
        type: 'SpecificConditionsSet',
        data: { codes: ['lab', 'staff'], purchaser: 'p_handler', finance: 'p_finance' },
      },
    ]);
    expect(planned().when(cosignSpecificConditions, { lot: '1' }, FINANCE).codes).toEqual(['NothingToSign']);
  });

  it('bind the review of qualification once both have signed', () => {
    const set = withBids(THREE, noticed(TENDER, drafted.and(cosignSpecificConditions, { lot: '1' }, FINANCE))).and(
      openBids,
      { lot: '1' },
      { at: '2020-05-18T03:00:00.000Z' },
    );
    const review = (...codes: readonly string[]) => ({
      lot: '1', supplier: 'a', stage: 'post' as const, supplierType: 'enterprise' as const, result: 'qualified' as const,
      conditions: codes.map((code) => ({ code, met: true })),
    }); // prettier-ignore
    expect(set.when(qualifySupplier, review('lab'), { at: AFTER, ...WITH_DOCUMENT }).breaches).toMatchObject([
      { code: 'ConditionsNotExamined', rule: 'KQ-11', facts: { missing: ['staff'] } },
    ]);
    expect(set.when(qualifySupplier, review('lab', 'staff'), { at: AFTER, ...WITH_DOCUMENT }).codes).toEqual([]);
  });

  it('hold the notice back while one signature is missing, and are not signed twice by one person', () => {
    const set = does('purchaser.head', '2020-04-29', 'SetSpecificConditions', CONDITIONS);
    const cosign = does('finance.procurement', '2020-04-30', 'CosignSpecificConditions', { lot: '1' });
    const half = inChengdu(method, set);
    expect(half.when(publish()).refusal?.all).toMatchObject([{ rule: 'KQ-11' }]);
    expect(half.and(cosign).when(publish()).codes).toEqual([]);
    const same = {
      ...cosign,
      by: { person: 'p_purchaser-head', organisation: 'o-finance', role: 'finance.procurement', client: 'test' },
    };
    expect(half.when(same).codes).toContain('DutiesNotSeparated');
  });
});

describe('what conditions and points may turn on (NR-25, X10, X12)', () => {
  const criteria = (turnsOn: string) => [
    { code: 'price', name: '价格', maxHundredths: 3000, price: true },
    { code: 'plan', name: '奖项', maxHundredths: 7000, turnsOn },
  ];
  it.each([
    'brand',
    'patent',
    'regionalAward',
    'industryAward',
    'regionalRecord',
    'industryRecord',
    'ownership',
    'location',
    'unrelated',
  ])('no points for: %s', (turnsOn) =>
    expect(inChengdu(method).when(publish({ criteria: criteria(turnsOn) })).refusal).toMatchObject({
      code: 'Discriminates',
      rule: 'NR-25',
      source: [{ instrument: '政府采购法实施条例', article: '20(二)(四)(六)(七)' }],
    }),
  );
  it.each(['ownPerformance', 'plan', 'experience'])('points may be given for: %s', (turnsOn) =>
    expect(inChengdu(method).when(publish({ criteria: criteria(turnsOn) })).codes).toEqual([]),
  );
  it('a form of organisation is a condition only on a policy that reserves the purchase to it (X10)', () => {
    const only = (policyBasis: object) =>
      inChengdu().when(
        does('purchaser.head', '2020-04-29', 'SetSpecificConditions', {
          ...CONDITIONS,
          conditions: [{ code: 'form', text: '社会组织', turnsOn: 'organisationForm', ...policyBasis }],
        }),
      ).codes;
    expect(only({})).toEqual(['Discriminates']);
    expect(only({ policyBasis: '政府采购促进中小企业发展管理办法(财库〔2020〕46号)' })).toEqual([]);
  });
});

describe('the review of fair competition (NR-25)', () => {
  const findings = (...found: readonly string[]) =>
    DISCRIMINATIONS.map((conduct) => ({ conduct, found: found.includes(conduct) }));
  const review = (result: 'passed' | 'notPassed', ...found: readonly string[]) => ({
    lot: '1',
    findings: findings(...found),
    result,
  });

  it('examines each of the eight acts, and its result follows', () => {
    const codes = (input: ReturnType<typeof review>) =>
      planned().when(reviewFairCompetition, input, WITH_DOCUMENT).codes;
    expect(codes(review('passed'))).toEqual([]);
    expect(codes(review('passed', 'brandOrPatent'))).toEqual(['ResultDoesNotFollow']);
    expect(codes(review('notPassed'))).toEqual(['ResultDoesNotFollow']);
    const twice = [...findings().slice(1), findings()[1]!];
    expect(codes({ ...review('passed'), findings: twice })).toEqual(['NotAllExamined']);
  });

  it('keeps failing documents from being issued until they pass', () => {
    const reviewed = (...asked: readonly ReturnType<typeof review>[]) =>
      inChengdu(method, ...asked.map((one) => does('purchaser.reviewer', '2020-04-30', 'ReviewFairCompetition', one)));
    const failed = review('notPassed', 'regionOrIndustryBonus');
    expect(reviewed(failed).when(publish()).codes).toEqual(['FairCompetitionNotPassed']);
    expect(reviewed(failed, review('passed')).when(publish()).codes).toEqual([]);
  });
});

describe('the method and its grounds (NR-18, NR-18b)', () => {
  const urgent = { lot: '1', method: 'competitiveNegotiation' as const, ground: 'urgent' as const, reason: '应急' };

  it('urgency of the purchaser’s own making is no ground', () => {
    for (const act of [proposeMethod, approveMethod]) {
      expect(planned().when(act, urgent).codes).toEqual(['UrgencyOfOwnMaking']);
      expect(planned().when(act, { ...urgent, foreseeable: true }).codes).toEqual(['UrgencyOfOwnMaking']);
      expect(planned().when(act, { ...urgent, foreseeable: false }).codes).toEqual([]);
    }
  });

  it('a top-up is at most a tenth of the original contract, to the fen', () => {
    const topUp = { lot: '1', method: 'singleSource' as const, ground: 'consistencyTopUp' as const, reason: '添购' };
    const after = (originalContractFen: number) =>
      planned(1000).when(proposeMethod, { ...topUp, originalContractFen }).codes;
    expect([after(9_999), after(10_000)]).toEqual([['TopUpTooHigh'], []]);
  });

  const large = (budgetFen: number, ...more: readonly Asked[]): Case =>
    told(
      ...readyForApproval({ budgetFen, fundingSources: [{ source: '部门预算', amountFen: budgetFen }] }).map((asked) =>
        asked.act === 'ConfirmBudgetLine' ? { ...asked, data: { ...asked.data, availableFen: budgetFen } } : asked,
      ),
      approvedFor(budgetFen),
      { ...plan, data: { planNo: 'P-1', lots: [{ lot: '1', title: '办园', budgetFen }] } },
      ...more,
    );

  it('from the open-tender threshold another method is proposed, and approved by finance, before the activity', () => {
    const propose = does('purchaser.head', '2020-04-28', 'ProposeMethod', method.data);
    const byHead = { ...method, by: 'purchaser.head' };
    expect(large(399_999_999).when(byHead).codes).toEqual([]);
    expect(large(400_000_000).when(method).refusal?.all).toMatchObject([{ rule: 'NR-18' }]);
    expect(large(400_000_000, propose).when(byHead).refusal?.all).toMatchObject([{ rule: 'NR-18' }]);
    expect(large(400_000_000, propose).when(method).codes).toEqual([]);
    const open = { ...byHead, data: { lot: '1', method: 'openTender', reason: '公开' } };
    expect(large(400_000_000).when(open).codes).toEqual([]);
  });

  it('an only supplier is announced for five working days before the approval (NR-19d)', () => {
    const data = { lot: '1', method: 'singleSource', ground: 'onlySupplier', reason: '唯一' };
    const propose = does('purchaser.head', '2020-04-28', 'ProposeMethod', data);
    const announce = does('agency', '2020-04-28', 'PublishSingleSourceNotice', {
      lot: '1',
      noticeNo: 'S-1',
      channel: '网',
      supplier: 'b',
      reason: '唯一',
      opinions: [],
    });
    const approve = (on: string) => does('finance.procurement', on, 'ApproveMethod', data);
    expect(large(400_000_000, propose).when(approve('2020-05-20')).refusal?.all).toMatchObject([{ rule: 'NR-19d' }]);
    // 29 and 30 April, 6, 7 and 8 May are the five; 1 to 5 May were holidays, 26 April and 9 May worked.
    const announced = large(400_000_000, propose, announce);
    expect(announced.when(approve('2020-05-08')).refusal?.all).toMatchObject([{ rule: 'NR-19d' }]);
    expect(announced.when(approve('2020-05-09')).codes).toEqual([]);
  });

  it('the lot goes to the supplier that was announced', () => {
    const single = { lot: '1', method: 'singleSource' as const, ground: 'onlySupplier' as const, reason: '唯一' };
    const announced = planned()
      .and(proposeMethod, single)
      .and(publishSingleSourceNotice, {
        lot: '1',
        noticeNo: 'S-1',
        channel: '网',
        supplier: 'a',
        reason: '唯一',
        opinions: [],
      })
      .and(approveMethod, single);
    expect(announced.when(decideAward, { lot: '1', supplier: 'b', priceFen: 1 }).codes).toEqual([
      'NotTheAnnouncedSource',
    ]);
    expect(announced.when(decideAward, { lot: '1', supplier: 'a', priceFen: 1 }).codes).toEqual([]);
    expect(
      planned().when(publishSingleSourceNotice, {
        lot: '1',
        noticeNo: 'S-1',
        channel: '网',
        supplier: 'a',
        reason: '唯一',
        opinions: [],
      }).codes,
    ).toEqual(['NotProposedAsOnlySupplier']);
  });
});

describe('the agency (NR-18)', () => {
  const agent = {
    lot: '1',
    agency: 'o-agency',
    agencyKind: 'central' as const,
    agreementNo: 'A-1',
    mandate: '全部',
    until: '2021-01-01',
  };

  it('once appointed acts alone', () => {
    const appointed = planned().and(appointAgent, agent);
    const by = (organisation: string) => ({ by: { role: 'agency', organisation } });
    expect(appointed.when(publishTender, TENDER, by('o-other')).codes).toEqual(['NotTheAgent']);
    expect(appointed.when(publishTender, TENDER, by('o-agency')).codes).toEqual([]);
  });

  it('is a central institution for what the central catalogue lists', () => {
    const item = { ...(proposal()['catalogueItem'] as object), inCentralCatalogue: true };
    const listed = (...more: readonly Asked[]) =>
      told(...readyForApproval({ catalogueItem: item } as never), approvedFor(160_000_000), plan, method, ...more);
    const appoint = (agencyKind: string) =>
      does('purchaser.head', '2020-04-29', 'AppointAgent', { ...agent, agencyKind });
    expect(listed().when(publish()).refusal?.all).toMatchObject([{ rule: 'NR-18' }]);
    expect(listed().when(appoint('other')).codes).toEqual(['CentralAgencyOnly']);
    expect(listed(appoint('central')).when(publish()).codes).toEqual([]);
  });
});

describe('clarifying the documents (NR-19, NR-19b)', () => {
  const ask = { lot: '1', clarificationNo: 'Q-1', change: '服务期限', affectsBids: true };

  it('that affects bids moves the deadline where too few days are left', () => {
    const { deadline } = notice.data as { deadline: string };
    expect(deadline).toBe('2020-05-19T01:30:00.000Z');
    const out = inChengdu(method, publish());
    const clarify = (on: string, more: object = {}) =>
      out.when(does('agency', on, 'ClarifyTender', { ...ask, ...more }));
    expect(clarify('2020-05-14').codes).toEqual([]);
    expect(clarify('2020-05-15').refusal).toMatchObject({ code: 'DeadlineMustMove', rule: 'NR-19b' });
    expect(clarify('2020-05-15', { affectsBids: false }).codes).toEqual([]);
    expect(clarify('2020-05-15', { deadline: '2020-05-20T01:30:00.000Z' }).types).toEqual([
      'TenderClarified',
      'TenderDeadlineExtended',
    ]);
  });

  it('comes before the deadline and never moves it back', () => {
    const { affectsBids: _, ...rest } = ask;
    const mild = { ...rest, affectsBids: false };
    expect(noticed().when(clarifyTender, mild, { at: DEADLINE }).codes).toEqual(['DeadlinePassed']);
    expect(noticed().when(clarifyTender, { ...mild, deadline: BEFORE }, { at: BEFORE }).codes).toEqual(['NotLater']);
  });
});

describe('inviting suppliers (NR-17, NR-20)', () => {
  const restricted = { lot: '1', method: 'restrictedTender', ground: 'fewSuppliers', reason: '范围有限' };
  const approved = { ...method, data: restricted };
  const invite = (suppliers: readonly string[], more: object = { manner: 'random', drawNo: 'D-1' }) =>
    does('agency', '2020-04-29', 'InviteSuppliers', { lot: '1', suppliers, ...more });

  it('takes at least three, in a restricted tender drawn at random on record', () => {
    const codes = (asked: ReturnType<typeof invite>) => inChengdu(approved).when(asked).codes;
    expect(codes(invite(['a', 'b']))).toEqual(['TooFewInvited']);
    expect(codes(invite(['a', 'b', 'b']))).toEqual(['TooFewInvited']);
    expect(codes(invite(['a', 'b', 'c'], { manner: 'recommended' }))).toEqual(['NotDrawnAtRandom']);
    expect(codes(invite(['a', 'b', 'c'], { manner: 'random' }))).toEqual(['NotDrawnAtRandom']);
    expect(codes(invite(['a', 'b', 'c']))).toEqual([]);
    expect(inChengdu(method).when(invite(['a', 'b', 'c'], { manner: 'recommended' })).codes).toEqual([]);
  });

  it('shuts out who was not invited, and precedes every bid of a restricted tender', () => {
    const [bid] = tender.filter(({ act }) => act === 'SubmitBid');
    const twenty = publish({ deadline: '2020-05-28T01:30:00.000Z' });
    expect(inChengdu(approved, twenty).when(bid!).refusal?.all).toMatchObject([{ rule: 'NR-17' }]);
    expect(inChengdu(approved, invite(['a', 'b', 'c']), twenty).when(bid!).codes).toEqual([]);
    expect(inChengdu(approved, invite(['x', 'b', 'c']), twenty).when(bid!).codes).toEqual(['NotInvited']);
  });

  it('is not a way of open tendering', () => {
    const open = planned().and(approveMethod, { lot: '1', method: 'openTender', reason: '公开' });
    expect(
      open.when(inviteSuppliers, { lot: '1', suppliers: ['a', 'b', 'c'], manner: 'random', drawNo: 'D' }).codes,
    ).toEqual(['MethodInvitesNobody']);
    const invited = noticed().and(inviteSuppliers, { lot: '1', suppliers: ['a'], manner: 'register' });
    const bid = { lot: '1', bid: '1', bidder: 'z', sealedHash: `sha256:${'0'.repeat(64)}` };
    expect(invited.when(submitBid, bid, { at: BEFORE, by: as('z')! }).codes).toEqual(['NotInvited']);
  });
});
