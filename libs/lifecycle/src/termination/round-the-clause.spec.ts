import { Asked, by, does } from '../../test/case.js';
import { allScored, determine, failed, performing } from '../../test/kindergarten.js';
import { meanwhile, pursuing, runUntil } from '../../test/pursuit.js';

const head = (on: string, act: string, data: object): Asked =>
  does('purchaser.head', on, act, { contract: '1', ...data });
const forCause = head('2021-06-22', 'ServeTerminationNotice', { ground: '违约' });
const contest = does(by('supplier', 'b'), '2021-06-23', 'ContestTermination', {
  contract: '1',
  contestant: 'b',
  reason: '不服',
});
const decideContest = (decision: string, on: string) =>
  does('finance.procurement', on, 'DecideContest', { contract: '1', decision, reason: '审查' });
const ENDED = ['TerminationTriggered', 'TerminationNoticeServed', 'ContractTerminated', 'PerformanceBondForfeited'];

/** Ended by the process, which has yet to keep the bond. */
const ended = () => {
  const { told } = runUntil(pursuing(failed()), '2021-07-05');
  const causeEvent = told.last('EvaluationResultDetermined').id;
  return told.and(does('process', '2021-07-08', 'TerminateContract', { contract: '1', ground: '不合格', causeEvent }));
};
const forfeit = (amountFen: number, by = 'purchaser.head') =>
  does(by, '2021-07-09', 'ForfeitBond', { contract: '1', amountFen, basis: '考核不合格' });

describe('a notice for another cause does not get round the clause (INV-33)', () => {
  it('since the trigger supersedes it, with a notice and a window of its own', () => {
    const { told, refused } = runUntil(meanwhile(pursuing(failed()), forCause), '2021-09-01');
    expect(refused).toEqual([]);
    expect(told.types.slice(-4)).toEqual(ENDED);
  });

  it.each(['upheld', 'dismissed'])('nor does a contest of that notice, whether upheld or dismissed: %s', (decision) => {
    const decided = meanwhile(pursuing(failed()), forCause, contest, decideContest(decision, '2021-06-25'));
    const { told } = runUntil(decided, '2021-09-01');
    expect(told.types.slice(-4)).toEqual(ENDED);
  });

  it('nor a contest that is decided only after the result is final: the trigger waits for it and follows', () => {
    const contested = runUntil(meanwhile(pursuing(failed()), forCause, contest), '2021-07-01');
    expect(contested.refused).toEqual(['TriggerTermination: ContestOpen']);
    const { told } = runUntil(meanwhile(contested, decideContest('upheld', '2021-07-20')), '2021-09-01');
    expect(told.types.slice(-4)).toEqual(ENDED);
  });

  it('nor a contest that is left undecided: the trigger is asked for again every week', () => {
    const contested = runUntil(meanwhile(pursuing(failed()), forCause, contest), '2021-07-15');
    expect(contested.refused).toEqual(Array(3).fill('TriggerTermination: ContestOpen'));
  });

  it('nor a termination for that cause while the failing result stands', () => {
    const noticed = failed({ contestDays: 0 }).and(forCause);
    const early = noticed.when(head('2021-06-23', 'TerminateContract', { ground: '违约' }));
    expect(early.codes).toContain('ClauseGoesFirst');
  });

  it('nor a notice or an ending by hand that names another cause after the trigger', () => {
    const triggered = runUntil(pursuing(failed()), '2021-07-01').told;
    const cause = triggered.last('EvaluationResultDetermined').id;
    const byHand = head('2021-07-08', 'TerminateContract', { ground: '不合格', causeEvent: 'another' });
    expect(triggered.when(byHand).events[0]?.data['causeEvent']).toBe(cause);
  });
});

describe('the bond of a contract that the clause has ended (INV-33, CD-36)', () => {
  it('is kept whole: nobody keeps nothing of it, or a part, in the process’s place', () => {
    for (const part of [0, 1, 14_799_999]) expect(ended().when(forfeit(part)).codes).toContain('BondKeptInPart');
    expect(ended().when(forfeit(14_800_000)).types).toEqual(['PerformanceBondForfeited']);
  });

  it('is kept before the project is closed or terminated', () => {
    const close = does('purchaser.head', '2021-07-09', 'CloseProject', { summary: '结项' });
    const terminate = does('purchaser.head', '2021-07-09', 'TerminateProject', { reason: '终止' });
    for (const asked of [close, terminate]) {
      expect(ended().when(asked).codes).toContain('BondsToKeep');
      expect(
        ended()
          .and(forfeit(14_800_000))
          .when({ ...asked, on: '2021-07-10' }).codes,
      ).toEqual([]);
    }
  });

  it('is not paid back after an ending for another cause either, once a result fails that was then open', () => {
    const broken = performing({ contestDays: 0 }).and(
      { ...forCause, on: '2021-06-14' },
      head('2021-06-16', 'TerminateContract', { ground: '违约' }),
    );
    const refund = does('purchaser.handler', '2021-07-20', 'RefundBond', {
      contract: '1',
      amountFen: 14_800_000,
      basis: '退还',
    });
    expect(broken.when(refund).codes).toEqual([]);
    expect(broken.and(...allScored(5000), determine).when(refund).codes).toContain('BondIsKept');
  });

  it('is kept by the process even where the contract was ended by hand', () => {
    const noticed = runUntil(pursuing(failed()), '2021-07-01');
    const byHand = head('2021-07-07T00:00:00.000Z', 'TerminateContract', { ground: '不合格' });
    const { told } = runUntil(meanwhile(noticed, byHand), '2021-08-01');
    expect(told.last('PerformanceBondForfeited').data['amountFen']).toBe(14_800_000);
  });

  it('is not refunded from the trigger on, as the kindergarten’s own rule says too, until that is withdrawn (CD-36)', () => {
    const refund = (on: string) =>
      does('purchaser.handler', on, 'RefundBond', { contract: '1', amountFen: 14_800_000, basis: '退还' });
    const kept = expect.objectContaining({ code: 'BondIsKept', rule: 'CD-36' });
    const triggered = runUntil(pursuing(failed()), '2021-07-01');
    expect(failed().when(refund('2021-06-22')).refusal?.all).not.toContainEqual(kept);
    expect(triggered.told.when(refund('2021-07-01')).refusal?.all).toContainEqual(kept);
    expect(ended().when(refund('2021-07-09')).refusal?.all).toContainEqual(kept);
    const withdrawn = meanwhile(triggered, { ...contest, on: '2021-07-02' }, decideContest('upheld', '2021-07-05'));
    expect(withdrawn.told.when(refund('2021-07-06')).refusal?.all).not.toContainEqual(kept);
  });

  it('is no longer kept when the appeal, made in time but recorded late, is upheld after the end (A39)', () => {
    const late: Asked = {
      ...does(by('supplier', 'b'), '2021-07-09', 'AppealEvaluation', { evaluation: '1', appellant: 'b', reason: '误' }),
      occurredAt: '2021-06-23T02:00:00.000Z',
      lateEntry: true,
    };
    const decided = does('finance.performance', '2021-07-10', 'DecideAppeal', {
      evaluation: '1',
      decision: 'upheld',
      reason: '属实',
    });
    const refund = does('purchaser.handler', '2021-07-12', 'RefundBond', {
      contract: '1',
      amountFen: 14_800_000,
      basis: '申诉成立',
    });
    expect(ended().when(refund).codes).toContain('BondIsKept');
    expect(ended().and(late, decided).when(refund).codes).toEqual([]);
  });
});

describe('an amendment of the record does not get round the clause (INV-33)', () => {
  const amend = (act: 'CorrectAct' | 'VoidAct', data: object): Asked =>
    does('finance.general', '2021-07-20', act, { reason: '笔误', ...data });

  it('since the clause that a result rests on cannot be corrected away', () => {
    const { id, data } = failed().last('ContractSigned');
    const away = amend('CorrectAct', { event: id, data: { ...data, terminateOnFail: false } });
    expect(failed().when(away).codes).toContain('ContractIsSigned');
  });

  it('nor the forfeiture be corrected to nothing', () => {
    const { told } = runUntil(pursuing(failed()), '2021-08-01');
    const { id, data } = told.last('PerformanceBondForfeited');
    const away = { ...amend('CorrectAct', { event: id, data: { ...data, amountFen: 0 } }), on: '2021-08-02' };
    expect(told.when(away).codes).toContain('BondKeptInPart');
  });

  it('and what the process did falls with the result that it followed from', () => {
    const { told } = runUntil(pursuing(failed()), '2021-08-01');
    const away = { ...amend('VoidAct', { event: told.last('EvaluationResultDetermined').id }), on: '2021-08-02' };
    const unconfirmed = told.when(away).refusal?.all?.find(({ code }) => code === 'DependantsNotConfirmed');
    expect((unconfirmed?.facts['dependants'] as { type: string }[]).map(({ type }) => type)).toEqual(ENDED);
  });

  it.each([
    ['its end', '2021-08-01', ENDED],
    ['the notice', '2021-07-01', ENDED.slice(0, 2)],
  ])('nor does voiding the result with %s: determined again, it ends the contract again', (_, day, followed) => {
    const ran = runUntil(pursuing(failed()), day);
    const alsoVoid = followed.map((type) => ran.told.last(type).id);
    const event = ran.told.last('EvaluationResultDetermined').id;
    const voided = { ...amend('VoidAct', { event, alsoVoid }), on: '2021-08-02' };
    const { told } = runUntil(meanwhile(ran, voided, { ...determine, on: '2021-08-03' }), '2021-12-01');
    expect(told.types.slice(-5)).toEqual(['EvaluationResultDetermined', ...ENDED]);
  });

  it.each(['TerminationTriggered', 'TerminationNoticeServed', 'ContractTerminated', 'PerformanceBondForfeited'])(
    'nor what the process did be voided by itself: %s',
    (type) => {
      const { told } = runUntil(pursuing(failed()), '2021-08-01');
      const away = { ...amend('VoidAct', { event: told.last(type).id }), on: '2021-08-02' };
      expect(told.when(away).codes).toContain('FollowsFromResult');
    },
  );
});
