import { Attachment } from '@tongjian/kernel';
import { BUDGET_FEN, PROPOSAL } from '../../test/purchase.js';
import { Case, does, given as told } from '../../test/case.js';
import { given, happened } from '../../test/given.js';
import { proposal } from '../../test/kindergarten.js';
import { ProjectProposed } from '../proposal/index.js';
import {
  ApprovalRouteDetermined,
  approveFunding,
  approveProject,
  checkScope,
  confirmBudgetLine,
  publishIntention,
  recordAdHocDecision,
  reviewProject,
} from './index.js';

const document: Attachment = { sha256: `sha256:${'0'.repeat(64)}`, kind: 'decision' };
const papers = { attachments: [document] };
const proposed = given(
  '2020-04-01T01:00:00.000Z',
  happened(ProjectProposed, ProjectProposed.of(PROPOSAL)),
  happened(ApprovalRouteDetermined, ApprovalRouteDetermined.of({ route: 'approval', facts: {}, rule: 'r', acts: [] })),
);
const line = { line: 'L-1', year: 2020, availableFen: BUDGET_FEN, documentNo: '成财预〔2020〕1号' };
const scope = { passed: true, lists: [{ list: '负面清单', version: '2020' }], finding: '不在负面清单' };

describe('the checks before an approval', () => {
  it('rest on a document each', () => {
    const adHoc = { body: '区政府', reasonCode: 'livelihood', reason: '民生', documentNo: '专题会议纪要1号' };
    expect(proposed.when(checkScope, scope).breaches).toMatchObject([{ code: 'DocumentRequired', rule: 'INV-03' }]);
    expect(proposed.when(confirmBudgetLine, line).breaches).toMatchObject([
      { code: 'DocumentRequired', rule: 'INV-15' },
    ]);
    expect(proposed.when(recordAdHocDecision, adHoc).breaches).toMatchObject([
      { code: 'DocumentRequired', rule: 'INV-42' },
    ]);
    expect(proposed.when(recordAdHocDecision, adHoc, papers).types).toEqual(['AdHocDecisionRecorded']);
  });

  it('tell a passed scope check from a failed one', () => {
    expect(proposed.when(checkScope, scope, papers).types).toEqual(['ScopeCheckPassed']);
    expect(proposed.when(checkScope, { ...scope, passed: false, ground: 'DIRECT_DUTY' }, papers).types).toEqual([
      'ScopeCheckFailed',
    ]);
  });

  it('confirm no line that holds a fen less than the budget (INV-15)', () => {
    expect(proposed.when(confirmBudgetLine, line, papers).types).toEqual(['BudgetLineConfirmed']);
    expect(proposed.when(confirmBudgetLine, { ...line, availableFen: BUDGET_FEN - 1 }, papers).codes).toEqual([
      'BudgetLineTooSmall',
    ]);
  });

  it('carry the recommendation of the review as their outcome', () => {
    const review = { recommendation: 'reject' as const, opinion: '需求不清' };
    expect(reviewProject.outcome?.(review as never, proposed.dossier)).toBe('reject');
    expect(proposed.when(reviewProject, review).types).toEqual(['ProjectReviewed']);
  });
});

describe('deciding on a project', () => {
  const approve = { outcome: 'approved' as const, amountFen: BUDGET_FEN };

  it('approves up to budget, line and funding (INV-15)', () => {
    expect(proposed.when(approveProject, approve).types).toEqual(['ProjectApproved']);
    expect(proposed.when(approveProject, { ...approve, amountFen: BUDGET_FEN + 1 }).codes).toEqual(['OverBudget']);
    const funded = proposed.and(approveFunding, { amountFen: 100, line: 'L-1' });
    expect(funded.when(approveProject, { ...approve, amountFen: 101 }).breaches).toMatchObject([
      { code: 'OverBudget', rule: 'INV-15', remedies: [{ kind: 'bound', bound: 100 }] },
    ]);
  });

  it('rejects and defers with a reason only (INV-54)', () => {
    for (const outcome of ['rejected', 'deferred'] as const) {
      expect(proposed.when(approveProject, { outcome, amountFen: 0 }).codes).toEqual(['ReasonRequired']);
      expect(
        proposed.when(approveProject, { outcome, amountFen: 0, reason: '预算不足' }).dossier.approval?.outcome,
      ).toBe(outcome);
    }
  });
});

describe('the approval route', () => {
  const flags = { ...(proposal()['flags'] as object), newItem: true, functionTransfer: true };
  const item = {
    code: 'B0107',
    name: '社会调查',
    category: 'socialManagement',
    benefitClass: 'auxiliary',
    inCentralCatalogue: false,
    edition: '2015',
  };
  const decided = (on: string, data: object) => does('government', on, 'ApproveProject', data as never);
  const story = told(
    does('purchaser.handler', '2020-04-14', 'ProposeProject', proposal({ jurisdiction: '330603', district: '330603', serviceType: 'survey', flags, catalogueItem: item })),
    does('finance.general', '2020-04-14', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '属于' }),
    does('finance.general', '2020-04-14', 'ConfirmBudgetLine', { line: 'L-1', year: 2020, availableFen: 300_000_000, documentNo: '1' }),
    does('finance.general', '2020-04-15', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
    does('government', '2020-04-16', 'CompleteLocalStep', { step: 'GovernmentDecision', outcome: 'agreed', form: { documentNo: '1' } }),
    does('governmentOffice', '2020-04-16', 'CompleteLocalStep', { step: 'ExecutiveMeeting', outcome: 'agreed', form: { minutesNo: '1' } }),
    decided('2020-04-17', { outcome: 'deferred', amountFen: 0, reason: '再议' }),
  ); // prettier-ignore
  const routes = (of: Case) =>
    of.events
      .filter(({ type }) => type === 'ApprovalRouteDetermined')
      .map(({ data }) => [data['route'], (data['facts'] as Record<string, unknown>)['project.budgetFen']]);
  const dearer = {
    budgetFen: 250_000_000,
    fundingSources: [{ source: '部门预算', amountFen: 250_000_000 }],
    reason: '增加',
  };

  it('is recorded again when the facts that lead to it have changed, so that it stays recomputable (KQ-22)', () => {
    const again = story.and(
      does('purchaser.handler', '2020-04-18', 'ReviseProposal', dearer),
      decided('2020-04-19', { outcome: 'approved', amountFen: 250_000_000 }),
    );
    expect(routes(again)).toEqual([
      ['government', 160_000_000],
      ['executiveMeeting', 250_000_000],
    ]);
  });

  it('is not recorded again when nothing has changed', () => {
    const again = story.and(decided('2020-04-19', { outcome: 'approved', amountFen: 160_000_000 }));
    expect(routes(again)).toEqual([['government', 160_000_000]]);
  });
});

describe('fixing the funding', () => {
  it('keeps to the line and to what was approved', () => {
    const story = proposed.and(approveProject, { outcome: 'approved', amountFen: 1000 });
    expect(story.when(approveFunding, { amountFen: 1000, line: 'L-1' }).types).toEqual(['FundingApproved']);
    expect(story.when(approveFunding, { amountFen: 1001, line: 'L-1' }).codes).toEqual(['OverBudget']);
  });
});

describe('the intention', () => {
  it('is published with the month expected', () => {
    const intention = { summary: '水质检测服务', expectedMonth: '2020-05' };
    expect(proposed.when(publishIntention, intention).facts).toEqual([
      { type: 'ProcurementIntentionPublished', data: intention },
    ]);
  });
});
