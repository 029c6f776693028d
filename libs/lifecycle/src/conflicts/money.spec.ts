import { beijingDate } from '@tongjian/money-time';
import { does } from '../../test/case.js';
import { failed, signed } from '../../test/kindergarten.js';
import {
  delivered,
  established,
  inspected,
  noticeClosed,
  noticed,
  pay,
  acceptance,
  close,
} from '../../test/municipality.js';
import { DATED_SHELF } from '../../test/dated.js';
import { pursuing, runUntil } from '../../test/pursuit.js';

describe('X13 An audit gates the closing, never what is due to a small enterprise (UM-20, 条例 12)', () => {
  const told = established().and(noticed(), noticeClosed(), ...delivered, inspected);
  it('without an audit the payment is requested, instructed and made', () => {
    const [request, instruct, confirm] = pay('1', '2021-07-08', { milestone: '1' });
    expect(told.and(request!, instruct!).when(confirm!).types).toContain('PaymentMade');
  });
  it('without an audit the project is not closed', () => {
    const refused = told.and(...acceptance).when(close).refusal;
    expect(JSON.stringify(refused?.all)).toContain('ReportSpecialAudit');
  });
  it.each(['330603', '510113', '652300'])('no rule on a payment reads an audit, in %s', (jurisdiction) => {
    const { acts } = DATED_SHELF.inForce({ jurisdiction, date: '2021-06-01' })!;
    for (const act of ['RequestPayment', 'InstructPayment', 'ConfirmPayment'])
      expect(JSON.stringify(acts.get(act)?.rules.map(({ text }) => text))).not.toMatch(/audit|审计/i);
  });
});

describe('X14 Automatic termination and the bond (CD-36; PPL 50; 民法典 565, 585)', () => {
  const { told } = runUntil(pursuing(failed()), '2021-08-01');
  it('goes by clause, final result, notice and window', () => {
    const at = (type: string) => told.types.indexOf(type);
    const chain = ['ContractSigned', 'EvaluationResultDetermined', 'TerminationTriggered', 'TerminationNoticeServed', 'ContractTerminated', 'PerformanceBondForfeited'].map(at);
    expect(chain).toEqual([...chain].sort((a, b) => a - b));
    expect(chain).not.toContain(-1);
    const day = (type: string) => beijingDate(told.last(type).meta.occurredAt);
    expect(day('TerminationTriggered') > '2021-06-28').toBe(true);
    expect(Date.parse(day('ContractTerminated')) - Date.parse(day('TerminationNoticeServed'))).toBeGreaterThanOrEqual(7 * 86_400_000);
  });
  it('keeps the bond that was held, never more; losses beyond it are a matter of their own', () => {
    const held = told.events.filter(({ type }) => type === 'PerformanceBondReceived').reduce((sum, { data }) => sum + Number(data['amountFen']), 0);
    expect(told.last('PerformanceBondForfeited').data['amountFen']).toBe(held);
    const losses = does('purchaser.reviewer', '2021-08-02', 'RecordBreach', { contract: '1', breach: '1', kind: 'quality', clause: '第六条', findings: '损失超过保证金', curable: false });
    expect(told.when(losses).codes).toEqual([]);
  });
  it('without the clause nothing ends by itself', () => {
    const { told: asked } = runUntil(pursuing(failed({ terminateOnFail: false }, { serviceType: 'waterTesting' })), '2022-01-01');
    expect(asked.types).not.toContain('ContractTerminated');
  });
}); // prettier-ignore

describe('X15 A bond that was waived (CD-18) is forfeited as nothing', () => {
  it('the forfeiture is a recorded no-op', () => {
    const { told } = runUntil(pursuing(failed({ bondFen: 0 })), '2021-08-01');
    expect(told.last('PerformanceBondForfeited').data['amountFen']).toBe(0);
    expect(told.last('ContractTerminated')).toBeDefined();
    expect(signed({ bondFen: 0 }).types).not.toContain('PerformanceBondReceived');
  });
});
