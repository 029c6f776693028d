import { does, given } from '../../test/case.js';
import {
  acceptance,
  applied,
  audit,
  BUDGET_FEN,
  close,
  completed,
  delivered,
  established,
  evaluation,
  inspected,
  noticeClosed,
  noticed,
  pay,
  proposed,
  rankedProposals,
  survey,
} from '../../test/municipality.js';

const contracted = () => established().and(noticed(), noticeClosed(), ...delivered);
const performed = () =>
  contracted().and(...pay('1', '2021-07-08', { milestone: '1' }), inspected, ...acceptance, ...evaluation);

describe('a project of the municipality, by application (UM-18 to UM-20, UM-23)', () => {
  it('goes from its needs through guide, proposals, review, funding and notice to closing and what comes after', () => {
    const lived = performed().and(
      survey,
      audit,
      ...pay('2', '2021-12-22', {}),
      completed,
      close,
      does('government', '2022-01-10', 'RateExcellent', {
        criteria: [{ criterion: '满意度', met: true, finding: '90分' }],
        decision: '优秀项目',
      }),
      does('purchaser.head', '2022-01-11', 'NominateBrand', { brand: '暖邻', supplier: 'b', grounds: '示范' }),
      does('government', '2022-02-11', 'AwardBrand', { brand: '暖邻', documentNo: '1号' }),
      does('finance.performance', '2022-06-30', 'CompleteReEvaluation', {
        year: 2022,
        effect: 'lasting',
        finding: '持续',
        use: '指南依据',
      }),
      does('purchaser.handler', '2022-07-01', 'CompleteLocalStep', {
        step: 'CloseDisclosureSet',
        outcome: 'done',
        form: { year: 2021, channel: '综合信息平台' },
      }),
      does('purchaser.handler', '2022-07-02', 'CompleteLocalStep', {
        step: 'SealArchive',
        outcome: 'done',
        form: { archiveNo: 'A-1' },
      }),
    );
    expect(lived.last('ProjectProposed').data['procedure']).toMatchObject({ id: 'um-proposal' });
    const chain = [
      'NeedsCollectionClosed',
      'ExAnteEvaluationReported',
      'ProjectGuideIssued',
      'ProposalRanked',
      'ProjectReviewed',
      'ProjectApproved',
      'AwardDecided',
      'FundingApproved',
      'ProjectPublicNoticeClosed',
      'ContractSigned',
      'MidTermInspectionCompleted',
      'SatisfactionSurveyClosed',
      'SpecialAuditReported',
      'ProjectClosed',
      'ProjectRatedExcellent',
      'BrandAwarded',
      'ReEvaluationCompleted',
    ];
    expect(lived.types.filter((type) => chain.includes(type))).toEqual(chain);
    const revoke = does('government', '2022-09-01', 'RevokeBrand', {
      brand: '暖邻',
      reason: '失信',
      documentNo: '2号',
    });
    expect(lived.when(revoke).types).toEqual(['BrandRevoked']);
    expect(lived.and(revoke).when(revoke).codes).toContain('BrandStandsOtherwise');
  });

  it('stands at its stages S02, S13, S14, S20, S25 in turn', () => {
    const stages = (type: string) => contracted().last(type).meta.procedure?.stages ?? [];
    expect(stages('NeedsCollectionOpened')).toContain('S02');
    expect(stages('ProjectGuideIssued')).toContain('S13');
    expect(stages('CallForProposalsOpened')).toContain('S14');
    expect(stages('ProjectPublicNoticePosted')).toContain('S20');
    expect(stages('ImplementationPlanApproved')).toContain('S25');
  });

  it('is refused elsewhere than in a simulation: the procedure is a draft (INV-08)', () => {
    expect(given().when({ ...proposed(), simulation: false }).refusal).toMatchObject({
      code: 'ProcedureIsDraft',
      rule: 'INV-08',
      facts: { procedure: 'um-proposal' },
    });
  });

  it('is a project of another kind by direct procurement, and the acts of one mode are not those of the other (UM-30)', () => {
    const direct = given(proposed('um-proposal', 'procurement'));
    const guide = does('purchaser.head', '2021-01-25', 'IssueGuide', {
      guideNo: 'G-1',
      year: 2021,
      directions: ['助老'],
      basisReport: 'R-1',
    });
    expect(direct.when(guide).codes).toContain('OtherMode');
    const plan = does('purchaser.handler', '2021-03-08', 'FileProcurementPlan', {
      planNo: 'P-1',
      lots: [{ lot: '2', title: '二', budgetFen: 1 }],
    });
    expect(established().when(plan).codes).toContain('OtherMode');
  });
});

describe('the order of the establishment chain (INV-19)', () => {
  it('funds nothing before the experts’ review, contracts nothing before the public notice', () => {
    const fund = does('finance.general', '2021-03-01', 'ApproveFunding', { amountFen: 1, line: 'L-1' });
    expect(rankedProposals().when(fund).refusal).toMatchObject({ code: 'NotYet' });
    const draft = delivered[0]!;
    expect(established().when(draft).codes).toContain('NotYet');
    expect(established().and(noticed()).when(draft).codes).toContain('NotYet');
    expect(established().and(noticed(), noticeClosed()).when(draft).types).toEqual(['ContractDrafted']);
  });

  it('reviews only what is ranked', () => {
    const review = does('expert', '2021-03-01', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' });
    expect(applied().when(review).codes).toContain('NotYet');
  });
});

describe('the public notice (UM-13, UM-18)', () => {
  it('tells for whom and for how much, and stands for the days that the adopter says at least', () => {
    expect(established().when(noticed(6)).refusal).toMatchObject({
      code: 'PeriodTooShort',
      facts: { 'notice.days': 6 },
      remedies: [{ kind: 'bound', bound: 7 }],
    });
    expect(established().when(noticed(7)).events[0]?.data).toMatchObject({
      closesOn: '2021-03-15',
      amountFen: 26_000_000,
      awards: [{ lot: '1', supplier: 'b', amountFen: 26_000_000 }],
    });
  });

  it('closes when its last day is over, not on it', () => {
    const story = established().and(noticed());
    expect(story.when(noticeClosed('2021-03-15')).codes).toEqual(['TooEarly']);
    expect(story.when(noticeClosed('2021-03-16')).types).toEqual(['ProjectPublicNoticeClosed']);
  });

  it('leaves no objection unanswered, and an upheld one opens no way to a contract', () => {
    const objection = does('community', '2021-03-15', 'LodgeNoticeObjection', {
      objection: '1',
      objector: '居民委员会',
      ground: '利益冲突',
    });
    const story = established().and(noticed(), objection);
    expect(story.when(noticeClosed()).codes).toEqual(['ObjectionsUnanswered']);
    const upheld = story.and(noticeClosed('2021-03-16', [{ objection: '1', decision: 'upheld', reason: '属实' }]));
    expect(upheld.when(delivered[0]!).codes).toContain('NotYet');
    expect(
      established()
        .and(noticed())
        .when({ ...objection, on: '2021-03-16' }).codes,
    ).toEqual(['NoNoticeOpen']);
    const dismissed = story.and(
      noticeClosed('2021-03-16', [{ objection: '1', decision: 'dismissed', reason: '不实' }]),
    );
    expect(dismissed.when(delivered[0]!).types).toEqual(['ContractDrafted']);
  });
});

describe('A43 Closing needs survey, audit, acceptance and evaluation (INV-38)', () => {
  const three = [
    ['SatisfactionSurveyClosed', [audit], 'um.closing.survey'],
    ['SpecialAuditReported', [survey], 'um.closing.audit'],
  ] as const;

  it.each(three)('three of four do not close: without %s', (_, done, relation) => {
    const story = performed().and(...done, completed);
    const refused = story.when(close).refusal!;
    expect(refused).toMatchObject({ rule: 'INV-38' });
    expect(refused.all?.map(({ text }) => text.en)).toEqual([
      relation === 'um.closing.survey' ? 'Closing needs the satisfaction survey' : 'Closing needs the special audit',
    ]);
  });

  it('nor without the result, nor without the acceptance', () => {
    const unevaluated = contracted().and(inspected, ...acceptance, survey, audit, completed);
    expect(unevaluated.when(close).codes).toEqual(['NotYet']);
    expect(contracted().and(inspected, survey, audit).when(close).codes).toContain('NotYet');
  });

  it('while a small enterprise is paid what is due although the audit is late (X13)', () => {
    const unaudited = performed().and(survey);
    const paid = unaudited.and(...pay('2', '2021-12-22', {}), completed);
    expect(paid.types.filter((type) => type === 'PaymentMade')).toHaveLength(2);
    expect(paid.when(close).codes).toEqual(['NotYet']);
    expect(paid.and(audit).when({ ...close, on: '2021-12-30' }).types).toEqual(['ProjectClosed']);
  });
});

describe('a halt (中止)', () => {
  it('stops what advances the project and nothing that is due', () => {
    const suspend = does('purchaser.head', '2021-07-07', 'SuspendProject', { reason: '核查' });
    const story = contracted().and(suspend);
    expect(story.when(acceptance[1]!).codes).toContain('OnHold');
    expect(story.when({ ...suspend, on: '2021-07-08' }).codes).toContain('SuspendedAlready');
    const paid = story.and(...pay('1', '2021-07-08', { milestone: '1' }));
    expect(paid.types).toContain('PaymentMade');
    const resumed = story.and(does('purchaser.head', '2021-08-01', 'ResumeProject', { reason: '核查完毕' }), inspected);
    expect(resumed.and(acceptance[0]!).when(acceptance[1]!).types).toContain('AcceptancePassed');
  });
});

it('money set aside is given back as far as no contract binds it (INV-15)', () => {
  const release = (amountFen: number) =>
    does('finance.general', '2021-04-01', 'ReleaseBudget', { amountFen, reason: '结余' });
  const more = does('finance.general', '2021-03-06', 'ReserveBudget', { line: 'L-1', year: 2021, amountFen: 1 });
  expect(established().when(more).refusal).toMatchObject({ code: 'OverBudget', rule: 'INV-15' });
  expect(established().when(release(26_000_000)).types).toEqual(['BudgetReleased']);
  expect(contracted().when(release(1)).codes).toEqual(['BoundByContract']);
  expect(BUDGET_FEN).toBeGreaterThan(26_000_000);
});
