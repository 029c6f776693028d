import { by, Case, does } from '../../test/case.js';
import {
  allScored,
  approvedFor,
  award,
  contracting,
  failed,
  performing,
  PRICE_FEN,
  ranked,
  readyForApproval,
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
    const corrected = told.and(correct(told, 'ContractDrafted', { contestDays: 14 }));
    expect(corrected.state.dossier.contracts.get('1')).toMatchObject({
      contestDays: 14,
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
    expect(told.when(correct(told, 'ContractSigned', { priceFen: PRICE_FEN + 1 })).codes).toContain(
      'ContractDiffersFromAward',
    );
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
