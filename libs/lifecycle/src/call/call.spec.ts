import * as fc from 'fast-check';
import { JsonObject } from '@tongjian/kernel';
import { Fraction } from '@tongjian/money-time';
import { by, does, given } from '../../test/case.js';
import {
  applied,
  application,
  as,
  BUDGET_FEN,
  CALL,
  call,
  closed,
  established,
  examined,
  guide,
  guided,
  proposed,
  qualified,
  MEMBERS,
  panel,
  ranked,
  rankedProposals,
  report,
  scored,
  SELECTION,
  submit,
  TESTS,
} from '../../test/municipality.js';
import { Selection } from './call.js';
import { totalOf } from './ranking.js';

describe('the guide (INV-21)', () => {
  const before = () => given(proposed()).and(report(2021));
  it('cites a report of its own year', () => {
    expect(guided().last('ProjectGuideIssued').data).toMatchObject({ basisReport: 'R-1', riskLevel: 'medium' });
    const told = guided();
    expect(told.when(guide(2022)).refusal).toMatchObject({
      code: 'ReportOfAnotherYear',
      rule: 'INV-21',
      facts: { year: 2022, reported: 2021 },
      remedies: [{ kind: 'bound', bound: 2021 }],
    });
    const elsewhere = { ...guide(), data: { ...guide().data, basisReport: 'R-9' } };
    expect(told.when(elsewhere).refusal).toMatchObject({ code: 'NoSuchReport', facts: { reports: ['R-1'] } });
    expect(before().when(guide()).codes).toContain('NotYet');
  });

  it('hands its risk on to what is proposed under it', () => {
    expect(applied().last('ProposalSubmitted').data['riskLevel']).toBe('medium');
  });
});

describe('opening a call', () => {
  it('puts out lots within what the project may commit (INV-15), for the days that the adopter says', () => {
    const lots = (budgetFen: number) => ({ lots: [{ lot: '1', title: '一', budgetFen }] });
    expect(guided().when(call(lots(BUDGET_FEN))).types).toEqual(['CallForProposalsOpened']);
    expect(guided().when(call(lots(BUDGET_FEN + 1))).refusal).toMatchObject({ code: 'OverBudget', rule: 'INV-15' });
    expect(guided().when(call({ closesAt: '2021-02-14T10:00:00+08:00' })).refusal).toMatchObject({
      code: 'PeriodTooShort',
      facts: { 'call.windowDays': 19 },
    });
  });

  it.each([
    ['weights that are not the whole', { weights: [{ input: 'score', share: 9999 }] }, 'WeightsNotOne'],
    ['last year’s result alone', { weights: [{ input: 'lastYear', share: 10000 }] }, 'WeightsNotOne'],
    ['a neutral score that is not published', { withoutHistory: 'neutral' }, 'NeutralScoreMissing'],
  ])('publishes no rule with %s (INV-28)', (_, changes, code) => {
    const one = [{ code: 'one', name: '一', of: 'score', maxHundredths: 10000 }];
    const published = 'weights' in changes ? one : (CALL['criteria'] as JsonObject[]);
    const selection = { ...(SELECTION as object), ...changes } as unknown as JsonObject;
    expect(guided().when(call({ selection, criteria: published })).codes).toContain(code);
  });

  it('publishes maxima that add up to a hundred points for each input that counts', () => {
    const [first] = CALL['criteria'] as object[];
    expect(guided().when(call({ criteria: [first as never] })).refusal).toMatchObject({
      code: 'MaximaNotFull',
      facts: { inputs: ['score 0/10000'] },
    });
  });

  it('is for projects by application only', () => {
    const direct = given(proposed('um-proposal', 'procurement'));
    expect(direct.when(call()).codes).toEqual(expect.arrayContaining(['OtherMode', 'NotByApplication']));
  });
});

describe('a supplier’s proposal (INV-22)', () => {
  const open = () => guided().and(call());

  it.each(['goal', 'plan', 'tasks', 'schedule', 'budget', 'staff', 'outcomes'])('has its seven parts: %s', (part) => {
    const { [part]: _, ...rest } = application('a', 28_000_000);
    expect(open().when(does(as('a'), '2021-02-08', 'SubmitProposal', rest)).refusal).toMatchObject({
      code: 'InvalidInput',
      facts: { errors: [{ pointer: `/${part}` }] },
    });
  });

  it('has a budget that adds up to the fen, within the lot (INV-15)', () => {
    const budget = { items: [{ cost: 'staff', name: '社工', amountFen: 100 }], totalFen: 101 };
    expect(open().when(submit('a', 28_000_000, { budget })).refusal).toMatchObject({
      code: 'BudgetDoesNotAddUp',
      rule: 'INV-22',
      facts: { totalFen: 101, sumFen: 100 },
    });
    expect(open().when(submit('a', BUDGET_FEN)).types).toEqual(['ProposalSubmitted']);
    expect(open().when(submit('a', BUDGET_FEN + 1)).codes).toEqual(['OverBudget']);
  });

  it('keeps a fair surplus, up to the share that the adopter says (INV-37)', () => {
    const budget = (surplusFen: number) => ({
      budget: {
        items: [
          { cost: 'staff', name: '社工', amountFen: 10_000_000 - surplusFen },
          { cost: 'surplus', name: '盈余', amountFen: surplusFen },
        ],
        totalFen: 10_000_000,
      },
    });
    expect(open().when(submit('a', 0, budget(1_000_000))).types).toEqual(['ProposalSubmitted']);
    expect(open().when(submit('a', 0, budget(1_000_001))).refusal).toMatchObject({
      code: 'SurplusTooHigh',
      rule: 'INV-37',
    });
  });

  it('comes while the call is open, one from each applicant, and only in its own name', () => {
    const one = open().and(submit('a', 28_000_000));
    expect(one.when(submit('a', 27_000_000, { proposal: 'a2' })).codes).toEqual(['SecondProposal']);
    expect(one.when(does(as('z'), '2021-02-08', 'SubmitProposal', application('b', 26_000_000))).codes).toContain(
      'NotOwnProposal',
    );
    const late = { ...submit('b', 26_000_000), on: '2021-02-22T02:00:00.000Z' };
    expect(one.when(late).refusal).toMatchObject({ code: 'CallIsOver', rule: 'INV-22' });
    expect(one.when({ ...late, on: '2021-02-22T01:59:59.999Z' }).types).toEqual(['ProposalSubmitted']);
    expect(applied().when(submit('d', 26_000_000)).codes).toContain('OutOfOrder');
  });

  it('is taken back before the call closes, and may then come anew', () => {
    const back = does(as('a'), '2021-02-09', 'RetractProposal', { lot: '1', proposal: 'a', reason: '修改' });
    const story = open().and(submit('a', 28_000_000), back);
    expect(story.when(back).codes).toContain('NoSuchProposal');
    expect(story.when(submit('a', 27_000_000, { proposal: 'a2' })).types).toEqual(['ProposalSubmitted']);
    expect(applied().when({ ...back, on: '2021-02-23' }).codes).toContain('CallIsOver');
  });

  it('is examined once the call is closed, which its time decides', () => {
    const story = open().and(submit('a', 28_000_000));
    expect(story.when({ ...closed, on: '2021-02-22T01:59:59.000Z' }).codes).toEqual(['TooEarly']);
    expect(story.when(examined('a')).codes).toContain('NotYet');
  });
});

describe('the formal examination (UM-32)', () => {
  it('makes each test once, and admits who passes all', () => {
    const story = applied();
    const tests = TESTS.map((test) => ({ test, met: test !== 'feasible' }));
    expect(story.when(examined('a', undefined, { tests: tests.slice(1) })).codes).toContain('TestsMissing');
    expect(story.when(examined('a', undefined, { tests })).codes).toEqual(['ReasonRequired']);
    const refused = story.and(examined('a', undefined, { tests, reason: '方案不可行' }));
    expect(refused.when(scored('x1', 'a', [1, 1, 1])).codes).toEqual(expect.arrayContaining(['NotAdmitted']));
  });

  it('counts the result of the year before, of no other (X12)', () => {
    const lastYear = { year: 2019, scoreHundredths: 9000, result: '2019年度考评' };
    expect(applied().when(examined('a', undefined, { lastYear })).refusal).toMatchObject({
      code: 'NotLastYear',
      facts: { year: 2019, lastYear: 2020 },
    });
  });

  it('is over for a proposal that an expert has scored', () => {
    const story = applied().and(examined('a', 9000), scored('x1', 'a', [8000, 3000, 5000]));
    expect(story.when(examined('a', 9900)).codes).toEqual(['ScoredAlready']);
  });
});

describe('scores', () => {
  const ready = () => applied().and(examined('a', 9000), examined('b'), examined('c'));
  it('cover the published criteria within their maxima, once by each member', () => {
    expect(ready().when(scored('x1', 'a', [8000, 4001, 5000])).codes).toEqual(['ScoresDoNotFit']);
    const once = ready().and(scored('x1', 'a', [8000, 4000, 5000]));
    expect(once.when(scored('x1', 'a', [8000, 4000, 5000])).codes).toEqual(['ScoredAlready']);
    const other = does(by('expert'), '2021-02-25', 'ScoreProposal', {
      ...scored('x1', 'b', [1, 1, 1]).data,
      member: 'p_x9',
    });
    expect(ready().when(other).codes).toEqual(['NotOwnScore', 'NotOnThePanel']);
  });

  it('are all there before anybody is ranked', () => {
    const story = ready().and(scored('x1', 'a', [8000, 4000, 5000]));
    const { code, facts } = story.when(ranked).refusal!;
    expect(code).toBe('ScoresMissing');
    expect(facts['missing']).toEqual(expect.arrayContaining(['b/p_x1', 'c/p_x1', 'a/p_x2']));
  });
});

describe('the committee that reviews proposals (UM-25, INV-27)', () => {
  const called = () => guided().and(call(), submit('a', 28_000_000), closed, examined('a', 9000));
  const seats = (...specialties: string[]) => specialties.map((specialty) => ({ specialty, n: 1 }));

  it('has four specialties, an odd number of members, and comes before any score', () => {
    expect(called().when(scored('x1', 'a', [1, 1, 1])).refusal).toMatchObject({ code: 'NotYet', rule: 'UM-25' });
    const [request, draw, constitute] = panel('proposalReview', '2021-02-23', seats('业务', '财务', '管理'));
    expect(called().and(request!, draw!).when(constitute!).refusal).toMatchObject({
      code: 'SpecialtiesMissing',
      rule: 'INV-27',
    });
    const even = panel('proposalReview', '2021-02-23', seats('业务', '财务', '管理', '法律'));
    expect(called().and(even[0]!, even[1]!).when(even[2]!).codes).toContain('PanelEven');
  });

  it('alone scores, and nobody for whom an applicant is the employer (NR-28)', () => {
    const ready = called().and(...panel('proposalReview', '2021-02-23'));
    expect(ready.when(scored('x9', 'a', [1, 1, 1])).refusal).toMatchObject({ code: 'NotOnThePanel', rule: 'INV-27' });
    const own = ['业务', '业务', '财务', '管理', '法律'].map((specialty, i) => ({
      expert: `p_x${i + 1}`,
      specialties: [specialty],
      employer: i === 0 ? 'a' : `o-university-${i}`,
    }));
    const tied = called().and(...panel('proposalReview', '2021-02-23', undefined, own));
    expect(tied.when(scored('x1', 'a', [1, 1, 1])).refusal).toMatchObject({
      code: 'ConflictOfInterest',
      rule: 'NR-28',
    });
    expect(tied.when(scored('x2', 'a', [1, 1, 1])).types).toEqual(['ProposalScored']);
  });
});

describe('A35 The selection looks at last year, application, opinions and scores (INV-28)', () => {
  const selection = SELECTION as unknown as Selection;
  // As published: last year 2/10, application 3/10, opinion 1/10, score 4/10; who has no last year is ranked by the rest.
  const ofA = Fraction.of(9000 * 2 + 8000 * 3 + 10000 * 1 + 8000 * 4, 10);
  const ofB = Fraction.of(9000 * 3 + 10000 * 1 + 9000 * 4, 8);

  it('ranks from what was recorded, and the award follows the ranking', () => {
    const { data } = rankedProposals().last('ProposalRanked');
    const ranking = data['ranking'] as { bid: string; totalNum: number; totalDen: number; rank: number }[];
    expect(ranking.map(({ bid }) => bid)).toEqual(['b', 'a', 'c']);
    expect(ranking.map(({ totalNum, totalDen }) => Fraction.of(totalNum, totalDen)).slice(0, 2)).toEqual([ofB, ofA]);
    expect(data['inputs']).toContainEqual(expect.objectContaining({ proposal: 'b', hasHistory: false }));
    const award = established().last('AwardDecided').data;
    expect(award).toMatchObject({ supplier: 'b', priceFen: 26_000_000, rank: 1, basis: 'ranking' });
  });

  it('gives the award to nobody else, at no other price', () => {
    const approved = rankedProposals().and(
      does('expert', '2021-03-01', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
      does('purchaser.head', '2021-03-03', 'ApproveProject', { outcome: 'approved', amountFen: BUDGET_FEN }),
    );
    const award = (supplier: string, priceFen: number) =>
      does('purchaser.head', '2021-03-03', 'DecideAward', { lot: '1', supplier, priceFen });
    expect(approved.when(award('a', 28_000_000)).codes).toContain('NotInRankOrder');
    expect(approved.when(award('b', 25_000_000)).codes).toContain('PriceDiffers');
  });

  const full = { application: Fraction.of(8000), opinion: Fraction.of(8000), score: Fraction.of(8000) };
  it('does not score an applicant without history zero for it, unless the published rule says so', () => {
    expect(totalOf(selection, full)).toEqual(Fraction.of(8000));
    expect(totalOf({ ...selection, withoutHistory: 'zero' }, full)).toEqual(Fraction.of(6400));
    expect(totalOf({ ...selection, withoutHistory: 'neutral', neutralHundredths: 6000 }, full)).toEqual(
      Fraction.of(7600),
    );
  });

  it('spreads the weight so that nobody gains or loses by having no history: equal inputs give an equal total', () => {
    const share = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(share, share, share, fc.integer({ min: 0, max: 10000 }), (lastYear, application, opinion, points) => {
        const weights = [
          { input: 'lastYear' as const, share: lastYear },
          { input: 'application' as const, share: application },
          { input: 'opinion' as const, share: opinion },
          { input: 'score' as const, share: 10000 - lastYear - application - opinion },
        ];
        const even = Fraction.of(points);
        const inputs = { application: even, opinion: even, score: even };
        const rule: Selection = { ...selection, weights };
        expect(totalOf(rule, inputs)).toEqual(even);
        expect(totalOf(rule, { ...inputs, lastYear: even })).toEqual(even);
      }),
    );
  });

  it('is changed by no correction behind its back: what was ranked stands, or the ranking is void', () => {
    const story = rankedProposals();
    const { id, data } = story.events.find(({ type, data }) => type === 'ProposalScored' && data['proposal'] === 'a')!;
    const corrected = {
      ...data,
      scores: [{ criterion: 'need', hundredths: 10000 }, ...(data['scores'] as object[]).slice(1)],
    };
    const correct = does('purchaser.head', '2021-02-27', 'CorrectAct', {
      event: id,
      data: corrected as never,
      reason: '笔误',
    });
    expect(story.when(correct).codes).toEqual(expect.arrayContaining(['RankingRelyOnIt']));
  });
});

describe('a call that brings nothing', () => {
  const fail = (ground: string) =>
    does('purchaser.head', '2021-02-26', 'FailCall', { lot: '1', ground, reason: '流标' });
  it('fails on a ground that the record bears out', () => {
    const nobody = guided().and(call(), closed);
    expect(nobody.when(fail('noneAdmitted')).codes).toEqual(['GroundDoesNotHold']);
    expect(nobody.when(fail('noProposals')).types).toEqual(['CallFailed']);
    expect(applied().when(fail('noProposals')).codes).toEqual(['GroundDoesNotHold']);
    const opposed = applied().and(
      ...['a', 'b', 'c'].map((one) => examined(one)),
      ...MEMBERS.flatMap((member) => ['a', 'b', 'c'].map((one) => scored(member, one, [0, 0, 0], 'oppose'))),
    );
    expect(opposed.when(fail('noneRecommended')).types).toEqual(['CallFailed']);
  });

  it('frees its money for another call (INV-15)', () => {
    const failed = guided().and(call(), closed, fail('noProposals'));
    const again = call({
      callNo: '2',
      closesAt: '2021-04-01T10:00:00+08:00',
      lots: [{ lot: '2', title: '二', budgetFen: BUDGET_FEN }],
    });
    expect(failed.when({ ...again, on: '2021-03-01' }).types).toEqual(['CallForProposalsOpened']);
    expect(failed.when(qualified('a')).codes).toContain('OutOfOrder');
  });
});
