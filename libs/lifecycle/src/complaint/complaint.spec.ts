import { ActKey, obligations } from '@tongjian/procedure';
import { by, CALENDAR, Case, does, instantOf, SHELF } from '../../test/case.js';
import { award, contracting, implementing, OFFERS, PRICE_FEN, ranked } from '../../test/kindergarten.js';
import { factsOf } from '../project/facts.js';

const supplier = (bidder: string) => ({ ...by('supplier', bidder), person: `p_${bidder}` });
const CASE = { lot: '1', case: '1' };
const lodging = (changes: object = {}, challenger = 'a') => ({
  ...CASE,
  challenger,
  target: 'result',
  matters: [
    { matter: 'm1', claim: '评分畸高' },
    { matter: 'm2', claim: '中标人业绩虚假' },
  ],
  ...changes,
});
/** Awarded to b, the result announced on 2020-05-21, a Thursday. */
const announced = (): Case =>
  ranked().and(
    award(PRICE_FEN),
    does('agency', '2020-05-21', 'PublishAward', { lot: '1', noticeNo: 'N-1', channel: '网' }),
  );
const challenged = (on = '2020-06-01', changes: object = {}): Case =>
  announced().and(does(supplier('a'), on, 'LodgeChallenge', lodging(changes) as never));
const answer = (on: string, decision: string, affectsResult: boolean, more: object = {}) =>
  does('agency', on, 'AnswerChallenge', { ...CASE, decision, answer: '见附件', affectsResult, ...more });
const filing = (changes: object = {}) => ({
  ...CASE,
  complainant: 'a',
  matters: ['m1'],
  request: '撤销结果',
  ...changes,
});
const decide = (on: string, decision: string, affectsResult: boolean) =>
  does('finance.procurement', on, 'DecideComplaint', { ...CASE, decision, basis: '事实与依据', affectsResult });
const complained = (): Case =>
  challenged().and(
    answer('2020-06-09', 'dismissed', false),
    does(supplier('a'), '2020-06-12', 'FileComplaint', filing()),
  );
const accepted = (): Case => complained().and(does('finance.procurement', '2020-06-15', 'AcceptComplaint', CASE));

const [notice, draft, bond, sign] = contracting();
const readyToSign = (from: Case): Case => from.and(notice!, draft!, bond!);
/** What was signed and how it goes on. */
const when = (told: Case, on: string, asked = sign!) => told.when({ ...asked, on });

describe('an enquiry (NR-33)', () => {
  it('is raised in one’s own name, answered once, and due within three working days', () => {
    const ask = does(supplier('a'), '2020-05-08', 'RaiseEnquiry', { ...CASE, enquirer: 'a', question: '预付款?' });
    // Saturday 2020-05-09 was worked.
    const raised = ranked().and(ask);
    expect(ranked().when({ ...ask, by: supplier('c') }).codes).toEqual(['NotOwnCase']);
    const reply = does('agency', '2020-05-11', 'AnswerEnquiry', { ...CASE, answer: '无' });
    const due = dutiesOf(raised, '2020-05-11', 'cn.enquiry.answer')[0];
    expect(due).toMatchObject({ act: 'AnswerEnquiry', due: { date: '2020-05-12' } });
    expect(raised.and(reply).when(reply).codes).toContain('NotOpenCase');
  });

  it('holds the signing where the purchaser finds that it may affect the result (实施条例 54)', () => {
    const asked = readyToSign(announced()).and(
      does(supplier('a'), '2020-06-11', 'RaiseEnquiry', { ...CASE, enquirer: 'a', question: '报价单位?' }),
    );
    expect(when(asked, '2020-06-11').codes).toEqual([]);
    const held = asked.and(does('purchaser.head', '2020-06-11', 'HoldSigning', { ...CASE, reason: '须核实' }));
    expect(when(held, '2020-06-11').refusal).toMatchObject({ code: 'SigningHeld', rule: 'INV-56' });
    const replied = held.and(does('agency', '2020-06-12', 'AnswerEnquiry', { ...CASE, answer: '元' }));
    expect(when(replied, '2020-06-12').codes).toEqual([]);
  });
});

describe('the time to challenge (NR-33)', () => {
  const lodge = (from: Case, on: string, data: object, who = 'a') =>
    from.when(does(supplier(who), on, 'LodgeChallenge', lodging(data, who) as never));

  it('of the result is seven working days from the end of its notice, to the last moment of the last day', () => {
    expect(lodge(announced(), '2020-06-02T15:59:59.999Z', {}).codes).toEqual([]);
    expect(lodge(announced(), '2020-06-02T16:00:00.000Z', {}).refusal).toMatchObject({
      code: 'ChallengeTooLate',
      rule: 'NR-33',
      facts: { from: '2020-05-21', until: '2020-06-02', day: '2020-06-03' },
      remedies: [{ kind: 'before', until: '2020-06-02T15:59:59.999Z' }],
    });
  });

  it('of the result begins when it is announced', () => {
    const { refusal } = lodge(ranked().and(award(PRICE_FEN)), '2020-05-22', {});
    expect(refusal!.remedies).toMatchObject([{ kind: 'act', act: 'PublishAward' }]);
  });

  it('of the process runs from the end of the step that is named', () => {
    // Opened on Tuesday 2020-05-19.
    const process = { target: 'process', step: 'opening' };
    expect(lodge(ranked(), '2020-05-28', process).codes).toEqual([]);
    expect(lodge(ranked(), '2020-05-29', process).codes).toEqual(['ChallengeTooLate']);
    expect(lodge(ranked(), '2020-05-28', { target: 'process' }).codes).toContain('StepNotNamed');
  });

  it('of the documents runs from their receipt, else from the end of their notice', () => {
    // Noticed on Thursday 2020-05-07; 2020-05-09 is a Saturday that was worked.
    const received = { target: 'documents', receivedAt: '2020-05-12T02:00:00Z' };
    expect(lodge(ranked(), '2020-05-21', received, 'z').codes).toEqual([]);
    expect(lodge(ranked(), '2020-05-22', received, 'z').codes).toEqual(['ChallengeTooLate']);
    expect(lodge(ranked(), '2020-05-22', { target: 'documents' }, 'z').codes).toEqual([]);
    expect(lodge(ranked(), '2020-05-25', { target: 'documents' }, 'z').refusal).toMatchObject({
      facts: { until: '2020-05-22' },
    });
    for (const receivedAt of ['2020-05-06T02:00:00Z', '2020-06-30T02:00:00Z'])
      expect(lodge(ranked(), '2020-05-21', { target: 'documents', receivedAt }, 'z').codes).toContain(
        'NotReceivedThen',
      );
  });

  it('is for who took part, except against the documents (94号令 11)', () => {
    expect(lodge(announced(), '2020-05-25', {}, 'z').codes).toEqual(['NotAParticipant']);
    const paper = does('agency', '2020-05-25', 'LodgeChallenge', lodging() as never);
    expect(announced().when(paper).codes).toEqual([]);
    expect(announced().when({ ...paper, attachments: [] }).codes).toEqual(['DocumentRequired']);
  });
});

describe('A48: a challenge that may affect the result (INV-56)', () => {
  it('holds the signing until it is answered', () => {
    const held = readyToSign(challenged());
    const refused = when(held, '2020-06-11');
    expect(refused.refusal).toMatchObject({ code: 'SigningHeld', rule: 'INV-56' });
    expect(refused.refusal!.source).toMatchObject([{ instrument: '政府采购法实施条例', article: '54' }]);
    expect(refused.refusal!.remedies).toContainEqual({ kind: 'act', act: 'AnswerChallenge', key: 'lot-1/case-1' });
    expect(refused.events).toEqual([]);
    expect(when(held.and(answer('2020-06-12', 'dismissed', false)), '2020-06-12').codes).toEqual([]);
  });

  it('is told as an event, and so is the release', () => {
    expect(challenged().types).toContain('SigningHeld');
    expect(challenged().when(answer('2020-06-09', 'dismissed', false)).types).toEqual([
      'ChallengeAnswered',
      'SigningHoldReleased',
    ]);
  });

  it('of several: each holds by itself', () => {
    const both = readyToSign(challenged()).and(
      does(supplier('c'), '2020-06-02T02:00:00Z', 'LodgeChallenge', lodging({ case: '2' }, 'c') as never),
    );
    const one = both.and(answer('2020-06-12', 'dismissed', false));
    expect(when(one, '2020-06-12').codes).toEqual(['SigningHeld']);
    const withdrawn = one.and(
      does(supplier('c'), '2020-06-12', 'WithdrawChallenge', { lot: '1', case: '2', reason: '已解释' }),
    );
    expect(when(withdrawn, '2020-06-12').codes).toEqual([]);
  });

  it('is not voided by whom it is directed against, not even where it entered the paper itself', () => {
    const paper = announced().and(does('purchaser.handler', '2020-06-01', 'LodgeChallenge', lodging() as never));
    const voiding = (role: string) =>
      paper.when(does(role, '2020-06-02', 'VoidAct', { event: paper.last('ChallengeLodged').id, reason: '误录' }));
    expect(voiding('purchaser.head').codes).toContain('CaseStands');
    expect(voiding('finance.procurement').codes).not.toContain('CaseStands');
  });

  it('is withdrawn by its challenger alone, and a rival is not told who that is (O13)', () => {
    const { refusal } = challenged().when(
      does(supplier('c'), '2020-06-02', 'WithdrawChallenge', { ...CASE, reason: '撤' }),
    );
    expect(refusal).toMatchObject({ code: 'NotOwnCase', facts: { organisation: 'c' } });
    expect(JSON.stringify(refusal!.facts)).not.toContain('"a"');
  });

  it('of the result is not brushed aside; one of the process may be, with its document', () => {
    const release = does('purchaser.head', '2020-06-12', 'ReleaseSigning', { ...CASE, reason: '不影响结果' });
    expect(challenged().when(release).codes).toEqual(['MayAffectResult']);
    const process = ranked().and(
      does(supplier('a'), '2020-05-25', 'LodgeChallenge', lodging({ target: 'process', step: 'opening' }) as never),
      award(PRICE_FEN),
    );
    const held = readyToSign(process);
    expect(held.when({ ...release, attachments: [] }).codes).toEqual(['DocumentRequired']);
    expect(when(held, '2020-06-12').codes).toEqual(['SigningHeld']);
    expect(when(held.and(release), '2020-06-12').codes).toEqual([]);
  });

  it('stops the performance of what was signed already (实施条例 54)', () => {
    const signedFirst = readyToSign(announced()).and({ ...sign!, on: '2020-05-29' } as never);
    const [plan, begin] = implementing();
    const late = signedFirst
      .and({ ...plan!, on: '2020-06-01' })
      .and(does(supplier('a'), '2020-06-01', 'LodgeChallenge', lodging() as never));
    expect(late.when({ ...begin!, on: '2020-06-02' }).codes).toEqual(['SigningHeld']);
  });

  it('is to be answered within seven working days, or is cancelled by its withdrawal', () => {
    expect(dutiesOf(challenged(), '2020-06-10', 'cn.challenge.answer')).toMatchObject([
      { state: 'running', due: { date: '2020-06-10' } },
    ]);
    expect(dutiesOf(challenged(), '2020-06-11', 'cn.challenge.answer')).toMatchObject([{ state: 'overdue' }]);
  });
});

describe('a complaint (NR-33)', () => {
  const file = (from: Case, on: string, changes: object = {}) =>
    from.when(does(supplier('a'), on, 'FileComplaint', filing(changes)));

  it('waits for the answer, or until the answer was due, and comes within fifteen working days after that', () => {
    expect(file(challenged(), '2020-06-10').refusal).toMatchObject({
      code: 'ComplaintTooEarly',
      facts: { earliest: '2020-06-11' },
    });
    expect(file(challenged(), '2020-06-11').codes).toEqual([]);
    expect(file(challenged().and(answer('2020-06-03', 'dismissed', false)), '2020-06-04').codes).toEqual([]);
    // The Dragon Boat festival lies between; Sunday 2020-06-28 was worked.
    expect(file(challenged(), '2020-07-02').codes).toEqual([]);
    expect(file(challenged(), '2020-07-03').refusal).toMatchObject({
      code: 'ComplaintTooLate',
      facts: { until: '2020-07-02' },
    });
  });

  it('does not go beyond what was challenged, but for what the answer gave cause (实施条例 55)', () => {
    expect(file(challenged(), '2020-06-11', { matters: ['m1', 'm9'] }).refusal).toMatchObject({
      code: 'BeyondChallenge',
      rule: 'NR-33',
      facts: { beyond: ['m9'], challenged: ['m1', 'm2'] },
    });
    const fromAnswer = [{ matter: 'm9', claim: '答复自相矛盾' }];
    expect(file(challenged(), '2020-06-11', { fromAnswer }).codes).toEqual(['NotAnsweredYet']);
    const answered = challenged().and(answer('2020-06-09', 'dismissed', false));
    expect(file(answered, '2020-06-11', { matters: [], fromAnswer }).codes).toEqual([]);
    expect(file(answered, '2020-06-11', { matters: [] }).codes).toEqual(['NothingComplainedOf']);
  });

  it('is the challenger’s own, once, and not of what was withdrawn', () => {
    const other = does(supplier('c'), '2020-06-11', 'FileComplaint', filing({ complainant: 'c' }));
    expect(challenged().when(other).codes).toEqual(['NotOwnCase', 'NotTheChallenger']);
    expect(complained().when(does(supplier('a'), '2020-06-12', 'FileComplaint', filing())).codes).toContain(
      'ComplainedAlready',
    );
    const withdrawn = challenged().and(
      does(supplier('a'), '2020-06-02', 'WithdrawChallenge', { ...CASE, reason: '撤' }),
    );
    expect(file(withdrawn, '2020-06-11').codes).toContain('NotChallenged');
  });

  it('is corrected once', () => {
    const request = does('finance.procurement', '2020-06-15', 'RequestComplaintCorrection', {
      ...CASE,
      defects: '缺授权书',
    });
    const correcting = complained().and(request);
    expect(correcting.when(does('finance.procurement', '2020-06-15', 'AcceptComplaint', CASE)).codes).toEqual([
      'ComplaintOutOfOrder',
    ]);
    const corrected = correcting.and(
      does(supplier('a'), '2020-06-17', 'CorrectComplaint', { ...CASE, correction: '已补' }),
    );
    expect(corrected.when(request).codes).toContain('CorrectionAskedAlready');
    expect(corrected.when(does('finance.procurement', '2020-06-18', 'AcceptComplaint', CASE)).types).toEqual([
      'ComplaintAccepted',
    ]);
  });

  it('A48: is decided within thirty working days, not counting the time of tests and corrections', () => {
    const due = (told: Case, on: string) => dutiesOf(told, on, 'cn.complaint.decision')[0];
    expect(due(accepted(), '2020-06-16')).toMatchObject({ state: 'running', due: { date: '2020-07-27' } });
    const testing = accepted().and(
      does('finance.procurement', '2020-06-22', 'OrderComplaintTest', {
        ...CASE,
        kind: 'appraisal',
        body: '鉴定中心',
        reason: '印章',
      }),
    );
    expect(due(testing, '2020-09-01')).toMatchObject({ state: 'paused' });
    expect(testing.when(decide('2020-06-23', 'upheld', true)).codes).toEqual(['TestOpen']);
    const reported = testing.and(
      does('finance.procurement', '2020-07-06', 'ReportComplaintTest', { ...CASE, finding: '真实' }),
    );
    expect(due(reported, '2020-07-07')).toMatchObject({ state: 'running', due: { date: '2020-08-07' } });
    expect(due(reported.and(decide('2020-08-07', 'dismissed', false)), '2020-08-08')).toMatchObject({ state: 'met' });
  });

  it('is withdrawn or found inadmissible, and then nothing is decided', () => {
    for (const ended of [
      does(supplier('a'), '2020-06-16', 'WithdrawComplaint', { ...CASE, reason: '和解' }),
      does('finance.procurement', '2020-06-16', 'RefuseComplaint', { ...CASE, ground: 'outOfTime', reason: '逾期' }),
    ]) {
      const told = complained().and(ended);
      expect(told.when(decide('2020-06-17', 'upheld', true)).codes).toContain('ComplaintOutOfOrder');
      expect(dutiesOf(told, '2020-06-17', 'cn.complaint.decision')).toMatchObject([{ state: 'cancelled' }]);
    }
  });

  it('that was decided may go on to reconsideration or court, even after the project ended', () => {
    const decided = accepted().and(decide('2020-06-30', 'dismissed', false));
    const ended = decided.and(does('purchaser.head', '2020-06-30', 'TerminateProject', { reason: '任务取消' }));
    const next = [
      does(supplier('a'), '2020-07-02', 'RequestReconsideration', { ...CASE, body: '市财政局', request: '撤销决定' }),
      does(supplier('a'), '2020-07-20', 'FileLitigation', { ...CASE, court: '区法院', request: '撤销决定' }),
    ];
    expect(ended.and(...next).types.slice(-2)).toEqual(['ReconsiderationRequested', 'LitigationFiled']);
  });
});

describe('a suspension (INV-56, 政府采购法 57)', () => {
  const suspend = (until: string) =>
    does('finance.procurement', '2020-06-15', 'SuspendProcurement', { ...CASE, until, reason: '防止损失' });

  it('lasts thirty days at most', () => {
    expect(accepted().when(suspend('2020-07-16')).refusal).toMatchObject({ code: 'SuspensionTooLong', rule: 'NR-33' });
    expect(accepted().when(suspend('2020-07-15')).types).toEqual(['ProcurementSuspended']);
    expect(accepted().when(suspend('2020-06-14')).codes).toContain('AlreadyOver');
  });

  it('lets nothing of the procurement advance until it is lifted, decided, or has lapsed', () => {
    const told = accepted().and(suspend('2020-07-15'));
    for (const asked of [
      notice!,
      does('purchaser.head', '2020-06-16', 'SelectNextCandidate', { lot: '1', ground: 'refusedToSign', reason: '弃' }),
    ])
      expect(told.when({ ...asked, on: '2020-06-16' }).codes).toContain('ProcurementIsSuspended');
    const lift = does('finance.procurement', '2020-06-18', 'LiftSuspension', {
      ...CASE,
      cause: 'ordered',
      reason: '查明',
    });
    expect(told.and(lift).when({ ...notice!, on: '2020-06-18' }).codes).toEqual([]);
    expect(told.when({ ...notice!, on: '2020-07-15' }).codes).toEqual(['ProcurementIsSuspended']);
    expect(told.when({ ...notice!, on: '2020-07-16' }).codes).toEqual([]);
    expect(told.and(decide('2020-06-30', 'dismissed', false)).when({ ...notice!, on: '2020-06-30' }).codes).toEqual([]);
  });

  it('that has run its time is ended by the process, no day earlier', () => {
    const told = accepted().and(suspend('2020-06-20'));
    const lapse = (on: string) =>
      told.when(does(by('process', 'system'), on, 'LiftSuspension', { ...CASE, cause: 'lapsed', reason: '届满' }));
    expect(lapse('2020-06-20').codes).toEqual(['NotLapsedYet']);
    expect(lapse('2020-06-21').types).toEqual(['ProcurementSuspensionLifted']);
  });
});

describe('what follows an upheld challenge or complaint (NR-51, 政府采购法 73, 实施条例 71)', () => {
  const remedy = (on: string, course: string, more: object = {}) =>
    does('purchaser.head', on, 'CarryOutRemedy', { ...CASE, course, reason: '质疑成立', ...more });
  const upheld = (from: Case, on = '2020-06-12') => from.and(answer(on, 'upheld', true));

  it('before an award: the procurement ends and begins anew', () => {
    const early = ranked().and(
      does(supplier('a'), '2020-05-20', 'LodgeChallenge', lodging({ target: 'process', step: 'evaluation' }) as never),
    );
    const told = upheld(early, '2020-05-21');
    expect(told.last('RemedyRequired').data).toMatchObject({ phase: 'notAwarded', course: 'reTender' });
    expect(told.when(award(PRICE_FEN)).codes).toContain('RemedyDue');
    expect(told.when(remedy('2020-05-22', 'nextCandidate')).refusal).toMatchObject({
      code: 'NotTheRemedy',
      rule: 'NR-51',
    });
    const done = told.and(remedy('2020-05-22', 'reTender'));
    expect(done.state.dossier.lots.get('1')!.status).toBe('cancelled');
  });

  it('awarded and not signed: the next of the qualified candidates, at its own offer', () => {
    const told = upheld(readyToSign(challenged()));
    expect(told.last('RemedyRequired').data).toMatchObject({
      phase: 'awardedUnsigned',
      course: 'nextCandidate',
      candidates: ['a', 'c'],
    });
    expect(when(told, '2020-06-12').codes).toEqual(['RemedyDue']);
    const done = told.and(remedy('2020-06-15', 'nextCandidate'));
    expect(done.state.dossier.lots.get('1')!.award).toMatchObject({ supplier: 'a', priceFen: OFFERS.a });
    // The contract drafted with the fallen supplier is not signed on the old notice.
    expect(when(done, '2020-06-15').codes).toEqual(expect.arrayContaining(['NoticeNotSent']));
    expect(done.when(remedy('2020-06-16', 'nextCandidate')).codes).toContain('NoRemedyDue');
  });

  it('or anew, where the purchaser so chooses or too few remain', () => {
    const done = upheld(challenged()).and(remedy('2020-06-15', 'reTender'));
    expect(done.state.dossier.lots.get('1')).toMatchObject({ status: 'failed' });
    expect(done.state.dossier.lots.get('1')!.award).toBeUndefined();
    expect(done.types.slice(-4)).toEqual(['RemedyCarriedOut', 'AwardAnnulled', 'TenderFailed', 'SigningHoldReleased']);
  });

  it('signed and not performed: the contract falls, and the next candidate follows', () => {
    const signedFirst = readyToSign(announced()).and({ ...sign!, on: '2020-05-29' });
    const told = upheld(
      signedFirst.and(does(supplier('a'), '2020-06-01', 'LodgeChallenge', lodging() as never)),
      '2020-06-08',
    );
    expect(told.last('RemedyRequired').data).toMatchObject({ phase: 'signedUnperformed', course: 'nextCandidate' });
    const done = told.and(remedy('2020-06-15', 'nextCandidate'));
    expect(done.state.dossier.contracts.get('1')!.status).toBe('terminated');
    expect(done.state.dossier.lots.get('1')).toMatchObject({ status: 'awarded', award: { supplier: 'a' } });
    expect(done.last('ContractTerminated').data).toMatchObject({ lot: '1', contract: '1' });
  });

  it('performed: whoever caused the loss makes it good, and nothing is undone', () => {
    const [plan, begin] = implementing();
    const begun = readyToSign(announced()).and(
      { ...sign!, on: '2020-05-29' },
      { ...plan!, on: '2020-05-29' },
      { ...begin!, on: '2020-05-29' },
    );
    const told = upheld(
      begun.and(does(supplier('a'), '2020-06-01', 'LodgeChallenge', lodging() as never)),
      '2020-06-08',
    );
    expect(told.when(remedy('2020-06-15', 'reTender')).codes).toEqual(['NotTheRemedy']);
    const liable = [{ party: 'o-purchaser', amountFen: 5_000_000, basis: '评审错误' }];
    const done = told.and(remedy('2020-06-15', 'liability', { liable }));
    expect(done.state.dossier.contracts.get('1')!.status).toBe('signed');
    expect(done.last('RemedyCarriedOut').data).toMatchObject({ phase: 'performed', contract: '1', liable });
  });

  it('of documents before the bids are opened: they may be corrected instead (94号令 16)', () => {
    const published = new Case(ranked().events.slice(0, ranked().types.indexOf('BidSubmitted')));
    const told = upheld(
      published.and(
        does(supplier('z'), '2020-05-12', 'LodgeChallenge', lodging({ target: 'documents' }, 'z') as never),
      ),
      '2020-05-13',
    );
    const done = told.and(remedy('2020-05-14', 'correctDocuments'));
    expect(done.state.dossier.lots.get('1')!.status).toBe('tendering');
    expect(upheld(challenged()).when(remedy('2020-06-15', 'correctDocuments')).codes).toEqual(['NotTheRemedy']);
  });

  it('of a complaint is the same, and who answered the challenge does not decide it', () => {
    const told = accepted().and(decide('2020-06-30', 'upheld', true));
    expect(told.last('RemedyRequired').data).toMatchObject({ cause: 'decision', course: 'nextCandidate' });
    const same = { ...by('finance.procurement'), person: by('agency').person };
    expect(accepted().when({ ...decide('2020-06-30', 'upheld', true), by: same }).codes).toContain(
      'DutiesNotSeparated',
    );
  });

  it('is nothing where the result is not affected', () => {
    const told = challenged().and(answer('2020-06-09', 'upheld', false));
    expect(told.types.at(-1)).toBe('SigningHoldReleased');
    expect(when(readyToSign(told), '2020-06-11').codes).toEqual([]);
  });
});

describe('a tip from the public', () => {
  it('is kept by digest, and what was found is said', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const told = ranked().and(
      does('supervisor', '2020-06-01', 'ReceivePublicTip', { case: 't1', digest, channel: 'hotline' }),
      does('supervisor', '2020-06-08', 'ResolvePublicTip', { case: 't1', finding: 'notConfirmed', measures: '已核查' }),
    );
    expect(told.types.slice(-2)).toEqual(['PublicTipReceived', 'PublicTipResolved']);
  });
});

function dutiesOf(told: Case, on: string, relation: string) {
  const { state } = told;
  const procedure = SHELF.byHash(state.pinned!.hash)!;
  const facts = (key: ActKey) => factsOf(state, key);
  return obligations(procedure, CALENDAR, state.marking, { at: instantOf(on), facts }).filter(
    (one) => one.relation === relation,
  );
}
