import { by, does } from '../../test/case.js';
import { failedInKeqiao } from '../../test/keqiao.js';
import { failed, determine, PLAN, scores, signed } from '../../test/kindergarten.js';
import { meanwhile, pursuing, runUntil } from '../../test/pursuit.js';

const CHAIN = [
  'EvaluationResultDetermined',
  'TerminationTriggered',
  'TerminationNoticeServed',
  'ContractTerminated',
  'PerformanceBondForfeited',
];
const appeal = does(by('supplier', 'b'), '2021-06-23', 'AppealEvaluation', {
  evaluation: '1',
  appellant: 'b',
  reason: '评分有误',
});
const decideAppeal = (decision: string, on = '2021-06-25') =>
  does('finance.performance', on, 'DecideAppeal', { evaluation: '1', decision, reason: '复核' });
const contest = does(by('supplier', 'b'), '2021-07-01', 'ContestTermination', {
  contract: '1',
  contestant: 'b',
  reason: '不服',
});
const decideContest = (decision: string) =>
  does('finance.procurement', '2021-07-15', 'DecideContest', { contract: '1', decision, reason: '审查' });

describe('a contract with the clause, after a failing result (A36)', () => {
  const told = failed();

  it('ends by trigger, notice, window and forfeiture, in one chain of causes', () => {
    const { told: ended, refused } = runUntil(pursuing(told), '2021-08-01');
    expect(refused).toEqual([]);
    expect(ended.types.slice(-5)).toEqual(CHAIN);
    const cause = ended.last('EvaluationResultDetermined').id;
    for (const type of CHAIN.slice(1, 4)) expect(ended.last(type).data['causeEvent']).toBe(cause);
    expect(ended.last('PerformanceBondForfeited').data['amountFen']).toBe(14_800_000);
    expect(ended.last('ContractTerminated').meta.actor.role).toBe('process');
  });

  it('waits for both windows: the appeal’s, then the contest’s', () => {
    const inAppeal = runUntil(pursuing(told), '2021-06-28');
    expect(inAppeal.told.types.at(-1)).toBe('EvaluationResultDetermined');
    const inContest = runUntil(inAppeal, '2021-07-05');
    expect(inContest.told.types.at(-1)).toBe('TerminationNoticeServed');
    expect(inContest.told.last('TerminationNoticeServed').data['contestUntil']).toBe('2021-07-06T15:59:59.999Z');
    expect(runUntil(inContest, '2021-07-07').told.types.at(-1)).toBe('PerformanceBondForfeited');
  });

  it('does nothing while an appeal is open, and goes on when it is dismissed', () => {
    const appealed = runUntil(meanwhile(runUntil(pursuing(told), '2021-06-23'), appeal), '2021-12-01');
    expect(appealed.told.types.at(-1)).toBe('EvaluationAppealed');
    const dismissed = runUntil(meanwhile(appealed, decideAppeal('dismissed', '2021-12-01')), '2022-02-01');
    expect(dismissed.told.types.at(-1)).toBe('PerformanceBondForfeited');
  });

  it('goes on when the appeal is upheld: nothing is terminated (A39)', () => {
    const upheld = runUntil(meanwhile(pursuing(told), appeal, decideAppeal('upheld')), '2022-06-01');
    expect(upheld.told.types).not.toContain('TerminationTriggered');
    expect(upheld.told.state.dossier.contracts.get('1')?.status).toBe('signed');
  });

  it('goes on when an appeal made in time but recorded late is upheld after the trigger (A39)', () => {
    const noticed = runUntil(pursuing(told), '2021-07-01');
    const late = {
      ...appeal,
      on: '2021-07-02',
      occurredAt: '2021-06-23T02:00:00.000Z',
      lateEntry: true,
    };
    const upheld = runUntil(meanwhile(noticed, late, decideAppeal('upheld', '2021-07-03')), '2022-06-01');
    expect(upheld.told.types.slice(-3)).toEqual([
      'EvaluationAppealed',
      'EvaluationAppealDecided',
      'TerminationWithdrawn',
    ]);
    expect(upheld.told.state.dossier.contracts.get('1')).toMatchObject({ status: 'signed' });
    expect(upheld.told.state.dossier.contracts.get('1')?.termination).toBeUndefined();
  });

  it('is withdrawn when the supplier’s contest is upheld, and done when it is dismissed', () => {
    const contested = runUntil(meanwhile(runUntil(pursuing(told), '2021-07-01'), contest), '2021-07-14');
    expect(contested.told.types.at(-1)).toBe('TerminationContested');
    const upheld = runUntil(meanwhile(contested, decideContest('upheld')), '2022-01-01');
    expect(upheld.told.types.slice(-2)).toEqual(['ContestDecided', 'TerminationWithdrawn']);
    const dismissed = runUntil(meanwhile(contested, decideContest('dismissed')), '2022-01-01');
    expect(dismissed.told.types.slice(-3)).toEqual([
      'ContestDecided',
      'ContractTerminated',
      'PerformanceBondForfeited',
    ]);
  });

  it('records the forfeiture of a waived bond as nothing kept (A38)', () => {
    const { told: ended, refused } = runUntil(pursuing(failed({ bondFen: 0 })), '2021-08-01');
    expect(refused).toEqual([]);
    expect(ended.last('PerformanceBondForfeited').data['amountFen']).toBe(0);
  });

  it('cannot be ended by hand without notice, nor triggered by hand before the result is final (INV-33)', () => {
    const early = told.when(
      does('purchaser.head', '2021-06-22', 'TerminateContract', { contract: '1', ground: '不合格' }),
    );
    expect(early.codes).toContain('NoticeNotServed');
    const { id } = told.last('EvaluationResultDetermined');
    const trigger = told.when(
      does('process', '2021-06-22', 'TriggerTermination', {
        contract: '1',
        evaluation: '1',
        causeEvent: id,
        clause: '条款',
      }),
    );
    expect(trigger.refusal?.all).toEqual([
      expect.objectContaining({
        code: 'NoFinalFailingResult',
        remedies: [{ kind: 'wait', until: '2021-06-28T15:59:59.999Z' }],
      }),
    ]);
  });
});

describe('whatever the pack, the clause is the contract’s', () => {
  it.each([
    ['Chengdu', () => failed({}, { serviceType: 'waterTesting' })],
    ['Keqiao', () => failedInKeqiao()],
  ])('%s: it ends the contract and keeps the bond', (_, told) => {
    const { told: ended, refused } = runUntil(pursuing(told()), '2021-08-01');
    expect(refused).toEqual([]);
    expect(ended.types.slice(-5)).toEqual(CHAIN);
    expect(ended.last('PerformanceBondForfeited').data['amountFen']).toBe(14_800_000);
    expect(ended.last('ContractTerminated').meta.legalBasis).toContainEqual(
      expect.objectContaining({ instrument: '民法典', article: '562、565、585' }),
    );
  });

  it('Keqiao: a bond that was waived is forfeited as nothing (X15)', () => {
    const { told: ended, refused } = runUntil(pursuing(failedInKeqiao({ bondFen: 0 })), '2021-08-01');
    expect(refused).toEqual([]);
    expect(ended.last('PerformanceBondForfeited').data['amountFen']).toBe(0);
  });

  it('Keqiao: without the clause a person is asked to decide (A37)', () => {
    const { told: asked, refused } = runUntil(pursuing(failedInKeqiao({ terminateOnFail: false })), '2022-01-01');
    expect(refused).toEqual([]);
    expect(asked.types.at(-1)).toBe('TerminationDecisionRequired');
  });

  it('names the overlay’s own rule where one speaks (CD-36)', () => {
    const { told: ended } = runUntil(pursuing(failed()), '2021-08-01');
    expect(ended.last('TerminationTriggered').meta.legalBasis).toContainEqual(
      expect.objectContaining({ instrument: '青白江区公办幼儿园管理服务项目绩效管理' }),
    );
  });
});

describe('a result that is determined anew', () => {
  const [again] = scores({ conditions: 4000 });
  const told = runUntil(meanwhile(pursuing(failed()), appeal, decideAppeal('upheld')), '2021-06-25');
  const failedAgain = meanwhile(told, { ...again!, on: '2021-06-26' }, { ...determine, on: '2021-06-28' });

  it('may be appealed, and the appeal decided, once more', () => {
    const dismissed = meanwhile(failedAgain, { ...appeal, on: '2021-06-29' }, decideAppeal('dismissed', '2021-07-01'));
    expect(dismissed.told.when({ ...appeal, on: '2021-07-02' }).codes).toContain('AppealedAlready');
    const { told: ended, refused } = runUntil(dismissed, '2021-09-01');
    expect(refused).toEqual([]);
    expect(ended.types.at(-1)).toBe('PerformanceBondForfeited');
  });

  it('triggers the clause again after an earlier termination was withdrawn', () => {
    const noticed = runUntil(pursuing(failed()), '2021-07-01');
    const late = { ...appeal, on: '2021-07-02', occurredAt: '2021-06-23T02:00:00.000Z', lateEntry: true };
    const withdrawn = meanwhile(noticed, late, decideAppeal('upheld', '2021-07-03'));
    const anew = meanwhile(withdrawn, { ...again!, on: '2021-07-04' }, { ...determine, on: '2021-07-05' });
    const { told: ended, refused } = runUntil(anew, '2021-09-01');
    expect(refused).toEqual([]);
    expect(ended.types.filter((type) => type === 'TerminationTriggered')).toHaveLength(2);
    expect(ended.types.at(-1)).toBe('PerformanceBondForfeited');
  });
});

describe('nobody gets round the clause', () => {
  const complete = (on: string) => does('purchaser.head', on, 'CompleteContract', { contract: '1' });
  const refund = does('purchaser.handler', '2021-07-20', 'RefundBond', {
    contract: '1',
    amountFen: 14_800_000,
    basis: '退还',
  });

  it('by completing the contract before the failing result is final, or while it is being ended', () => {
    expect(failed().when(complete('2021-06-22')).codes).toContain('ClauseUnsettled');
    expect(runUntil(pursuing(failed()), '2021-07-01').told.when(complete('2021-07-02')).codes).toEqual(
      expect.arrayContaining(['ClauseUnsettled', 'TerminationUnderWay']),
    );
  });

  it('by paying the bond back before the process keeps it', () => {
    const { told } = runUntil(pursuing(failed()), '2021-07-05');
    const ended = told.and(
      does('process', '2021-07-08', 'TerminateContract', {
        contract: '1',
        ground: '不合格',
        causeEvent: told.last('EvaluationResultDetermined').id,
      }),
    );
    expect(ended.when(refund).codes).toContain('BondIsKept');
  });

  it('by an appeal in another supplier’s name', () => {
    expect(failed().when({ ...appeal, by: by('supplier', 'a') }).codes).toContain('NotOwnContract');
  });
});

describe('a contract without the clause, after a failing result (A37)', () => {
  // The kindergarten overlay demands the clause; Chengdu's own procedure does not.
  const told = failed({ terminateOnFail: false }, { serviceType: 'waterTesting' });

  it('stands, and a person is asked to decide', () => {
    const { told: asked, refused } = runUntil(pursuing(told), '2022-01-01');
    expect(refused).toEqual([]);
    expect(asked.types.at(-1)).toBe('TerminationDecisionRequired');
    expect(asked.state.dossier.contracts.get('1')?.status).toBe('signed');
  });
});

it('a kindergarten contract must carry the clause', () => {
  expect(() => signed({ terminateOnFail: false })).toThrow('ClauseMissing');
  expect(PLAN['appealDays']).toBe(7);
});
