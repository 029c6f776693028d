import { act, at, breach, broken, event, P, record as recordOf, say, state } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { int, oneOf, text, title } from '../schema/index.js';
import { RISK_LEVELS } from './needs.js';

const report = {
  reportNo: title(),
  year: int(1990, 2200),
  needSource: text(),
  riskLevel: oneOf(...RISK_LEVELS),
  finding: text(),
};

export const ExAnteEvaluationReported = event({
  type: 'ExAnteEvaluationReported',
  scope: 'project',
  label: say('事前预评估报告', 'Ex-ante evaluation reported'),
  act: 'ReportExAnteEvaluation',
  data: report,
  apply: ({ needs }, { reportNo, year, riskLevel }) => void needs.reports.set(reportNo, { year, riskLevel }),
});

/** The year's report on where the need comes from and how great the risk is (UM-23): a guide rests on it. */
export const reportExAnteEvaluation = act({
  name: 'ReportExAnteEvaluation',
  scope: 'project',
  label: say('提交事前预评估报告', 'Report the ex-ante evaluation'),
  addresses: [at(`${P}/needs/ex-ante-evaluation`)],
  input: report,
  events: [ExAnteEvaluationReported],
  facts: (_, { riskLevel }) => ({ needs: { riskLevel } }),
  invariants: (dossier, { reportNo }, { attachments }) =>
    broken(numberTaken(dossier, reportNo), needsDocument(attachments, 'INV-21')),
  decide: (_, input) => [ExAnteEvaluationReported.of(input)],
});

const numberTaken = ({ needs }: Dossier, reportNo: string) =>
  needs.reports.has(reportNo) &&
  breach(
    'ReportKnown',
    'INV-21',
    [recordOf('INV-21')],
    say('报告编号已使用', 'A report of that number is on file already'),
    { reportNo },
    state('为报告另取编号', 'Give the report a number of its own'),
  );
