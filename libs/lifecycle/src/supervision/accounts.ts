import { Fraction } from '@tongjian/money-time';
import {
  act,
  at,
  bound,
  breach,
  broken,
  C,
  event,
  purchaseOfServices,
  record as recordOf,
  say,
  state,
} from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { notOwnContract } from '../contract-supplier.js';
import { date, fen, list, record, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';

const period = { from: date(), to: date() };
const categories = list(record({ category: title(), amountFen: fen() }), 1, 100);
const OPEN = ['signed', 'completed', 'terminated'] as const;

const turned = ({ from, to }: { readonly from: string; readonly to: string }) =>
  from > to &&
  breach(
    'PeriodTurned',
    'NR-15',
    [purchaseOfServices('28')],
    say('期间起日不得晚于止日', 'A period runs forwards'),
    { from, to },
    state('更正期间', 'Correct the period'),
  );

/** Categories add up to the sum to the fen. */
const notSummed = (parts: readonly { readonly amountFen: number }[], sumFen: number, field: string) => {
  const total = totalFen(parts.map(({ amountFen }) => amountFen));
  return (
    total !== sumFen &&
    breach(
      'CategoriesDoNotAddUp',
      'NR-15',
      [purchaseOfServices('28')],
      say('各类合计与总额不符', 'The categories do not add up to the total'),
      { categoriesFen: total, [field]: sumFen },
      bound(field, '=', total),
    )
  );
};

const staff = { ...period, categories, totalFen: fen() };

export const StaffCostReported = event({
  type: 'StaffCostReported',
  scope: 'contract',
  label: say('人员经费', 'Staff cost reported'),
  act: 'ReportStaffCost',
  data: staff,
});

/** What the supplier spent on staff, by category, never by person (UM-07). */
export const reportStaffCost = act({
  name: 'ReportStaffCost',
  scope: 'contract',
  label: say('报告人员经费', 'Report the staff cost'),
  addresses: [at(`${C}/accounts/staff`)],
  input: staff,
  events: [StaffCostReported],
  standing: (dossier, { contract }, standpoint) =>
    broken(contractIs(dossier, contract, ...OPEN), notOwnContract(dossier, contract, standpoint)),
  invariants: (_, input) => broken(turned(input), notSummed(input.categories, input.totalFen, 'totalFen')),
  decide: (_, { contract: _contract, ...input }) => [StaffCostReported.of(input)],
});

const surplus = { ...period, incomeFen: fen(1), costFen: fen() };
const surplusFen = ({ incomeFen, costFen }: { readonly incomeFen: number; readonly costFen: number }) =>
  Math.max(0, incomeFen - costFen);

export const SurplusReported = event({
  type: 'SurplusReported',
  scope: 'contract',
  label: say('盈余报告', 'Surplus reported'),
  act: 'ReportSurplus',
  data: { ...surplus, surplusFen: fen() },
});

/** What is left of the income; how large a share may be, the procedure's parameter says (INV-37, UM-07). */
export const reportSurplus = act({
  name: 'ReportSurplus',
  scope: 'contract',
  label: say('报告盈余', 'Report the surplus'),
  addresses: [at(`${C}/accounts/surplus`)],
  input: surplus,
  events: [SurplusReported],
  facts: (_, input) => ({
    /** In hundredths of a percent of the income, rounded up, so that no fen above the ceiling passes. */
    contract: { surplusShare: Number(Fraction.of(surplusFen(input), input.incomeFen).multiply(10000).ceil()) },
  }),
  standing: (dossier, { contract }, standpoint) =>
    broken(contractIs(dossier, contract, ...OPEN), notOwnContract(dossier, contract, standpoint)),
  invariants: (_, input) => broken(turned(input)),
  decide: (_, { contract: _contract, ...input }) => [SurplusReported.of({ ...input, surplusFen: surplusFen(input) })],
});

const report = { ...period, incomeFen: fen(), expenseFen: fen(), categories, statement: text() };

export const FinancialReportSubmitted = event({
  type: 'FinancialReportSubmitted',
  scope: 'contract',
  label: say('财务报告', 'Financial report submitted'),
  act: 'SubmitFinancialReport',
  data: report,
});

/** The supplier's account of a period: what it spent by category, with the papers (NR-15). */
export const submitFinancialReport = act({
  name: 'SubmitFinancialReport',
  scope: 'contract',
  label: say('提交财务报告', 'Submit a financial report'),
  addresses: [at(`${C}/accounts/report`)],
  input: report,
  events: [FinancialReportSubmitted],
  standing: (dossier, { contract }, standpoint) =>
    broken(contractIs(dossier, contract, ...OPEN), notOwnContract(dossier, contract, standpoint)),
  invariants: (_, input, { attachments }) =>
    broken(
      turned(input),
      notSummed(input.categories, input.expenseFen, 'expenseFen'),
      attachments.length === 0 &&
        breach('ReportMissing', 'NR-15', [purchaseOfServices('28'), recordOf('NR-15')], say('须附财务报告', 'A financial report is attached'), {}, state('上传财务报告', 'Attach the report')), // prettier-ignore
    ),
  decide: (_, { contract: _contract, ...input }) => [FinancialReportSubmitted.of(input)],
});
