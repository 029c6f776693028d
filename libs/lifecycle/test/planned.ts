import { ProjectApproved } from '../src/approval/index.js';
import { fileProcurementPlan } from '../src/plan/index.js';
import { ProjectProposed } from '../src/proposal/index.js';
import { given, happened, Setting, Story } from './given.js';

/** 邛崃市城市供水水质检测服务: 680,000.00 yuan budgeted, 560,000.00 awarded. */
export const BUDGET_FEN = 68_000_000;
export const AWARD_FEN = 56_000_000;
export const NOTICED = '2020-05-06T01:00:00.000Z';
export const BEFORE = '2020-05-18T01:59:59.999Z';
export const DEADLINE = '2020-05-18T02:00:00.000Z';
export const AFTER = '2020-05-18T02:30:00.000Z';

export const as = (organisation: string): Setting['by'] => ({
  role: 'supplier',
  organisation,
  person: `p_${organisation}`,
});
export const saltOf = (bidder: string) => `salt-of-${bidder}-0123456789`;

export type Proposal = Parameters<typeof ProjectProposed.of>[0];
export const PROPOSAL: Proposal = {
  title: '邛崃市城市供水水质检测服务',
  jurisdiction: '510100',
  district: '510183',
  purchaser: 'o-purchaser',
  mode: 'procurement',
  catalogueItem: {
    code: 'B0401',
    name: '水质检测',
    category: 'technical',
    benefitClass: 'public',
    inCentralCatalogue: false,
    edition: '2020',
  },
  budgetFen: BUDGET_FEN,
  budgetLine: { code: 'L-1', year: 2020 },
  fundingSources: [{ source: '一般公共预算', amountFen: BUDGET_FEN }],
  flags: {
    newItem: false,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
  procedure: {
    id: 'cd-2020',
    version: '1.0.0',
    hash: 'sha256:0',
    parts: [{ id: 'cn-floor', version: '1.0.0', hash: 'sha256:1' }],
  },
};

/** Proposed and approved for an amount. */
export const approved = (amountFen = BUDGET_FEN, changes: Partial<Proposal> = {}): Story =>
  given(
    NOTICED,
    happened(ProjectProposed, ProjectProposed.of({ ...PROPOSAL, ...changes })),
    happened(ProjectApproved, ProjectApproved.of({ amountFen })),
  );

export const planned = (budgetFen = BUDGET_FEN, approvedFen = budgetFen, changes: Partial<Proposal> = {}): Story =>
  approved(approvedFen, changes).and(fileProcurementPlan, {
    planNo: 'P-1',
    lots: [{ lot: '1', title: '水质检测', budgetFen }],
  });
