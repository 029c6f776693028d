import { act, at, bound, breach, broken, doFirst, event, P, record as recordOf, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { RISK_LEVELS } from '../needs/needs.js';
import { DataOf, int, list, oneOf, text, title } from '../schema/index.js';

const guide = { guideNo: title(), year: int(1990, 2200), directions: list(text(), 1, 50), basisReport: title() };
type Guide = DataOf<typeof guide>;

export const ProjectGuideIssued = event({
  type: 'ProjectGuideIssued',
  scope: 'project',
  label: say('项目指南发布', 'Project guide issued'),
  act: 'IssueGuide',
  /** The risk that the report found: what is proposed under the guide inherits it. */
  data: { ...guide, riskLevel: oneOf(...RISK_LEVELS) },
  apply: (dossier, { guideNo, year, riskLevel }) => void (dossier.guide = { guideNo, year, riskLevel }),
});

/** Says what may be proposed this year, on an ex-ante report of the same year (INV-21). */
export const issueGuide = act({
  name: 'IssueGuide',
  scope: 'project',
  label: say('发布项目指南', 'Issue the project guide'),
  addresses: [at(`${P}/call/guide`)],
  input: guide,
  events: [ProjectGuideIssued],
  invariants: (dossier, input) => broken(restsOnReport(dossier, input)),
  decide: ({ needs }, input) => [
    ProjectGuideIssued.of({ ...input, riskLevel: needs.reports.get(input.basisReport)!.riskLevel }),
  ],
});

function restsOnReport({ needs }: Dossier, { basisReport, year }: Guide) {
  const report = needs.reports.get(basisReport);
  return (
    report?.year !== year &&
    breach(
      report ? 'ReportOfAnotherYear' : 'NoSuchReport',
      'INV-21',
      [recordOf('INV-21')],
      say('项目指南须以同一年度的事前预评估报告为依据', 'A guide rests on an ex-ante report of the same year'),
      { basisReport, year, reported: report?.year ?? 0, reports: [...needs.reports.keys()] },
      report ? bound('year', '=', report.year) : doFirst('ReportExAnteEvaluation'),
    )
  );
}
