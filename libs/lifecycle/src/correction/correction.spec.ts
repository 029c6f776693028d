import { by, Case, does } from '../../test/case.js';
import {
  allScored,
  approvedFor,
  award,
  contracting,
  failed,
  implementing,
  performing,
  PRICE_FEN,
  proposal,
  ranked,
  readyForApproval,
  signed,
  tender,
} from '../../test/kindergarten.js';
import { given } from '../../test/case.js';

const REVIEWER = by('purchaser.reviewer');
const HEAD = by('purchaser.head');
const correct = (told: Case, type: string, changes: object, who = REVIEWER) => {
  const { id, data } = told.last(type);
  return does(who, '2021-06-30', 'CorrectAct', { event: id, data: { ...data, ...changes }, reason: '笔误' });
};
const annul = (told: Case, type: string, more: object = {}, who = by('finance.general')) =>
  does(who, '2021-06-30', 'VoidAct', { event: told.last(type).id, reason: '无效', ...more });

describe('a correction', () => {
  const told = performing();

  it('counts as if it had been recorded so, and the original stays', () => {
    const corrected = told.and(correct(told, 'ProjectProposed', { title: '青白江区公办幼儿园管理服务' }));
    expect(corrected.state.dossier.proposal?.title).toBe('青白江区公办幼儿园管理服务');
    expect(corrected.last('ProjectProposed').data['title']).toBe('公办幼儿园管理服务');
    expect(corrected.last('ActCorrected').data).toMatchObject({ type: 'ProjectProposed', reason: '笔误' });
  });

  it('keeps what was recorded after it', () => {
    const corrected = told.and(correct(told, 'ContractSigned', { contractNo: 'C-2' }));
    expect(corrected.last('ActCorrected').data).toMatchObject({ data: { contractNo: 'C-2' } });
    expect(corrected.state.dossier.contracts.get('1')).toMatchObject({
      status: 'signed',
      implementationBegun: true,
    });
  });

  it('is made by another person than the one who did the act (INV-54)', () => {
    const own = correct(told, 'ProjectProposed', { title: '其他' }, by('purchaser.handler'));
    expect(told.when(own).refusal).toMatchObject({ code: 'DutiesNotSeparated', rule: 'INV-54' });
  });

  it('is made by the organisation of the act or by one that supervises it', () => {
    const strange = correct(told, 'ProjectProposed', { title: '其他' }, by('agency'));
    expect(told.when(strange).codes).toContain('NotTheirAct');
    const finance = correct(told, 'ProjectProposed', { title: '其他' }, by('finance.general'));
    expect(told.when(finance).types).toEqual(['ActCorrected']);
  });

  it('changes neither outcome nor object nor procedure: for that the act is voided', () => {
    expect(told.when(correct(told, 'ContractDrafted', { contract: '2' })).codes).toContain('ChangesWhatHappened');
    const pin = { ...(told.last('ProjectProposed').data['procedure'] as object), hash: 'sha256:0' };
    expect(told.when(correct(told, 'ProjectProposed', { procedure: pin })).codes).toContain('ChangesWhatHappened');
  });

  it('is no way round a rule', () => {
    expect(told.when(correct(told, 'EvaluationPlanned', { indicators: [] })).codes).toContain('DataDoesNotFit');
  });

  it('leaves a ranking and a result that the record still gives (INV-28, INV-31)', () => {
    const finance = by('finance.general');
    const scores = [{ criterion: 'plan', hundredths: 1 }];
    expect(failed().when(correct(failed(), 'BidScored', { scores }, finance)).codes).toEqual(['RankingDiffers']);
    const dearer = { scoreHundredths: 9000 };
    expect(failed().when(correct(failed(), 'ComponentScored', dearer, finance)).codes).toEqual(['ResultDiffers']);
    const scored = performing().and(...allScored(5000));
    expect(scored.when(correct(scored, 'ComponentScored', dearer, finance)).types).toEqual(['ActCorrected']);
  });

  it('is not stopped by a draft that an earlier award left behind (NR-30)', () => {
    const drafted = ranked().and(award(PRICE_FEN), ...contracting().slice(0, 2));
    const passedOver = drafted.and(
      does('purchaser.head', '2020-06-12', 'SelectNextCandidate', {
        lot: '1',
        ground: 'refusedToSign',
        reason: '放弃',
      }),
    );
    expect(passedOver.state.dossier.lots.get('1')?.award?.supplier).toBe('a');
    const corrected = passedOver.when(correct(passedOver, 'ProjectProposed', { title: '办园服务' }));
    expect(corrected.codes).toEqual([]);
    expect(passedOver.when(contracting()[2]!).codes).toEqual([]);
    expect(passedOver.when(contracting()[3]!).codes).toContain('SupplierDiffers');
  });

  it('does not type over what was computed or sealed', () => {
    const done = failed();
    expect(
      done.when(correct(done, 'EvaluationResultDetermined', { scoreNum: 9000 }, by('finance.general'))).codes,
    ).toContain('NotCorrectable');
    expect(
      done.when(correct(done, 'BidSubmitted', { sealedHash: `sha256:${'1'.repeat(64)}` }, by('finance.general'))).codes,
    ).toContain('NotCorrectable');
  });

  it('names an event of the record', () => {
    const nowhere = does(REVIEWER, '2021-06-30', 'CorrectAct', { event: '0'.repeat(36), data: {}, reason: '笔误' });
    expect(told.when(nowhere).codes).toEqual(['NoSuchEvent']);
  });
});

describe('the act that is corrected', () => {
  const finance = by('finance.general');

  it('is judged again by its pack and its own invariants, at its own place and instant (INV-24, INV-25)', () => {
    const drafted = ranked().and(award(PRICE_FEN), ...contracting().slice(0, 2));
    const terms = (changes: object) => drafted.when(correct(drafted, 'ContractDrafted', changes));
    expect([...new Set(terms({ termMonths: 120 }).codes)]).toEqual(['TermTooLong']);
    expect(terms({ supplier: 'a' }).codes).toContain('SupplierDiffers');
    expect(terms({ contestDays: 14 }).types).toEqual(['ActCorrected']);
  });

  it('keeps the notice’s period, as the pack says it (NR-19)', () => {
    const noticed = given(...readyForApproval(), approvedFor(160_000_000), ...tender.slice(0, 3));
    const deadline = (day: string) =>
      noticed.when(correct(noticed, 'TenderNoticePublished', { deadline: `${day}T01:30:00.000Z` }, finance));
    expect(deadline('2020-05-08').refusal).toMatchObject({ code: 'PeriodTooShort', rule: 'NR-19b' });
    expect(deadline('2020-05-20').types).toEqual(['ActCorrected']);
  });

  it('is not let pass because a later dossier would bear it: more than the budget line had (INV-15)', () => {
    const line = given(...readyForApproval(), approvedFor(150_000_000));
    expect(
      line.when(correct(line, 'ProjectApproved', { amountFen: 160_000_001 }, { ...finance, person: 'p_x' })).codes,
    ).toContain('OverBudget');
    expect(
      line.when(correct(line, 'ProjectApproved', { amountFen: 140_000_000 }, { ...finance, person: 'p_x' })).types,
    ).toEqual(['ActCorrected']);
  });
});

describe('data that others have relied on', () => {
  const finance = by('finance.general');
  const refused = (told: Case, type: string, changes: object) =>
    told.when(correct(told, type, changes, { ...finance, person: 'p_x' })).refusal;

  it('are the evaluation plan once implementation has begun (INV-30)', () => {
    const lowered = { passMarkHundredths: 100 };
    for (const story of [performing(), failed()])
      expect(refused(story, 'EvaluationPlanned', lowered)).toMatchObject({
        code: 'ImplementationHasBegun',
        rule: 'INV-30',
      });
    const before = signed().and(implementing()[0]!);
    expect(refused(before, 'EvaluationPlanned', lowered)).toBeUndefined();
  });

  it('are the terms of a signed contract, which a supplement changes (INV-25, INV-33)', () => {
    const code = { code: 'ContractIsSigned', rule: 'INV-25', remedies: [{ act: 'AmendContract' }] };
    expect(refused(failed(), 'ContractSigned', { terminateOnFail: false })).toMatchObject(code);
    expect(refused(failed(), 'ContractSigned', { priceFen: PRICE_FEN + 1 })).toMatchObject(code);
    expect(refused(failed(), 'ContractDrafted', { contestDays: 0 })).toMatchObject(code);
    const instalments = [{ instalment: '1', amountFen: PRICE_FEN, condition: 'prepayment', final: true }];
    expect(refused(signed(), 'PaymentScheduleAgreed', { instalments })).toMatchObject(code);
  });

  it('are documents and deadline once a bid has come in (NR-19, INV-57)', () => {
    const earlier = { deadline: '2020-05-08T00:00:00.000Z' };
    expect(refused(ranked(), 'TenderNoticePublished', earlier)).toMatchObject({ code: 'BidsRelyOnIt', rule: 'INV-57' });
    expect(refused(ranked(), 'TenderDocumentsIssued', { evaluationMethod: 'lowestPrice' })).toMatchObject({
      code: 'BidsRelyOnIt',
    });
  });

  it('are what is bought once it was checked, its money once it was approved, its procedure at once (INV-03, INV-06, INV-08)', () => {
    const checkedOnly = given(...readyForApproval());
    const flags = { ...(proposal()['flags'] as object), functionTransfer: true };
    const money = { budgetFen: 1, fundingSources: [{ source: '部门预算', amountFen: 1 }] };
    expect(refused(checkedOnly, 'ProjectProposed', { flags })).toMatchObject({
      code: 'ChecksRelyOnIt',
      rule: 'INV-03',
    });
    expect(refused(checkedOnly, 'ProjectProposed', money)).toBeUndefined();
    expect(refused(failed(), 'ProjectProposed', money)).toMatchObject({ code: 'ChecksRelyOnIt' });
    for (const changes of [{ serviceType: 'works' }, { jurisdiction: '330603' }, { mode: 'selfOrganised' }])
      expect(refused(failed(), 'ProjectProposed', changes)).toMatchObject({ code: 'ChangesWhatHappened' });
  });
});

describe('an annulment', () => {
  it('takes the act and its consequences out of what counts', () => {
    const ready = given(...readyForApproval(), approvedFor(150_000_000));
    const without = ready.and(annul(ready, 'ProjectApproved', {}, { ...by('finance.general'), person: 'p_other' }));
    expect(without.state.dossier.approval).toBeUndefined();
    expect(without.and({ ...approvedFor(140_000_000), on: '2021-07-01' }).state.dossier.approval?.amountFen).toBe(
      140_000_000,
    );
  });

  it('asks to decide on everything that depended on the act, and voids what is confirmed', () => {
    const told = ranked().and(
      award(PRICE_FEN),
      does('agency', '2020-05-21', 'SendAwardNotice', { lot: '1', noticeNo: 'N-1' }),
    );
    const alone = told.when(annul(told, 'AwardDecided'));
    const notice = told.last('AwardNoticeSent').id;
    expect(alone.refusal).toMatchObject({
      code: 'DependantsNotConfirmed',
      facts: { dependants: [{ event: notice, type: 'AwardNoticeSent' }] },
    });
    const both = told.and(annul(told, 'AwardDecided', { alsoVoid: [notice] }));
    expect(both.state.dossier.lots.get('1')).toMatchObject({ status: 'ranked' });
    expect(both.state.dossier.lots.get('1')?.award).toBeUndefined();
    const draft = does('purchaser.handler', '2021-07-01', 'DraftContract', {});
    expect(both.menu('purchaser.handler', '2021-07-01').find(({ act }) => act === draft.act)?.possible).toBe('no');
  });

  it('lets an award be decided anew', () => {
    const told = ranked().and(award(PRICE_FEN));
    const annulled = told.and(annul(told, 'AwardDecided'));
    expect(annulled.when({ ...award(PRICE_FEN), on: '2021-07-01' }).types).toEqual(['AwardDecided']);
  });

  it('may keep a dependant with a reason, but confirms nothing that does not depend', () => {
    const told = ranked().and(
      award(PRICE_FEN),
      does('agency', '2020-05-21', 'SendAwardNotice', { lot: '1', noticeNo: 'N-1' }),
    );
    const keep = [{ event: told.last('AwardNoticeSent').id, reason: '已送达' }];
    expect(told.when(annul(told, 'AwardDecided', { keep })).types).toEqual(['ActVoided']);
    const strange = [told.last('ScopeCheckPassed').id];
    expect(told.when(annul(told, 'AwardDecided', { keep, alsoVoid: strange })).codes).toContain('NoDependants');
  });

  it('is not of a proposal, not of an annulment, not twice, not by the same person', () => {
    const told = ranked().and(award(PRICE_FEN));
    expect(told.when(annul(told, 'AwardDecided', {}, HEAD)).codes).toContain('DutiesNotSeparated');
    expect(told.when(annul(told, 'ProjectProposed')).codes).toContain('NotVoidable');
    const annulled = told.and(annul(told, 'AwardDecided'));
    expect(annulled.when(annul(annulled, 'AwardDecided')).codes).toEqual(['AlreadyVoid']);
    expect(annulled.when(annul(annulled, 'ActVoided', {}, HEAD)).codes).toEqual(['AmendsAnAmendment']);
  });

  it('still excludes the person who did the void act (INV-54)', () => {
    const told = failed();
    const request = does('purchaser.handler', '2021-06-29', 'RequestPayment', {
      contract: '1',
      payment: '1',
      instalment: '1',
      amountFen: 1,
      flow: 'direct',
      milestone: '1',
      evidence: 'x',
    });
    const asked = told.and(request);
    const again = { ...request, on: '2021-07-01', by: by('purchaser.handler', 'o-purchaser') };
    const anew = asked
      .and(annul(asked, 'PaymentRequested'))
      .and({ ...again, by: { ...by('purchaser.handler'), person: 'p_second' } });
    const instruct = does({ ...by('purchaser.handler'), role: 'finance.treasury' }, '2021-07-02', 'InstructPayment', {
      contract: '1',
      payment: '1',
      voucherNo: 'V',
    });
    expect(anew.when(instruct).codes).toContain('DutiesNotSeparated');
  });
});
