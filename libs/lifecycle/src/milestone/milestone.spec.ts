import { by, does } from '../../test/case.js';
import { allScored, determine, failed, performing } from '../../test/kindergarten.js';
import { pursuing, runUntil } from '../../test/pursuit.js';

const report = (supplier: string, on: string) =>
  does(by('supplier', supplier), on, 'ReportMilestone', {
    contract: '1',
    milestone: '1',
    reachedOn: '2020-09-01',
    evidence: '开园',
  });
const complete = does('purchaser.head', '2021-07-01', 'CompleteContract', { contract: '1' });

describe('a milestone', () => {
  it('is reported by the supplier of the contract, and by no other', () => {
    expect(performing().when(report('b', '2020-10-01')).types).toEqual(['MilestoneReported']);
    expect(performing().when(report('a', '2020-10-01')).refusal).toMatchObject({
      code: 'NotOwnContract',
      rule: 'INV-54',
      facts: { supplier: 'b', organisation: 'a' },
    });
  });

  it('of a contract that has ended is not reported any more (INV-19)', () => {
    const ended = runUntil(pursuing(failed()), '2021-08-01').told;
    expect(ended.when(report('b', '2021-08-02')).codes).toContain('OutOfOrder');
  });

  it('is verified by another person than the one who reported it (INV-54)', () => {
    const told = performing().and(report('b', '2020-10-01'));
    const verify = does('purchaser.reviewer', '2020-10-02', 'VerifyMilestone', {
      contract: '1',
      milestone: '1',
      outcome: 'verified',
      findings: '属实',
    });
    const same = { ...by('purchaser.reviewer'), person: told.last('MilestoneReported').meta.actor.person };
    expect(told.when({ ...verify, by: same }).codes).toContain('DutiesNotSeparated');
    expect(told.when(verify).types).toEqual(['MilestoneVerified']);
  });
});

describe('a contract that a failing result would end', () => {
  const opinion = does('beneficiary', '2021-06-01', 'RecordBeneficiaryOpinion', {
    contract: '1',
    respondents: 120,
    digest: '满意',
  });
  const accepted = performing().and(
    opinion,
    does('purchaser.reviewer', '2021-06-02', 'ConductAcceptance', {
      contract: '1',
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_reviewer'],
    }),
  );

  it('is completed once its evaluation has passed, and not before (INV-33)', () => {
    expect(accepted.when(complete).codes).toEqual(['ClauseUnsettled']);
    expect(accepted.and(...allScored(9000), determine).when(complete).types).toEqual(['ContractCompleted']);
  });
});
