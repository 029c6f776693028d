import { act, at, broken, C, event, say } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { notOwnContract } from '../contract-supplier.js';
import { contractOf } from '../dossier-access.js';
import { date, int, optional, text } from '../schema/index.js';

const report = { reachedOn: date(), quantity: optional(int(0)), evidence: text() };

export const MilestoneReported = event({
  type: 'MilestoneReported',
  scope: 'milestone',
  label: say('里程碑报告', 'Milestone reported'),
  act: 'ReportMilestone',
  data: report,
  apply: (dossier, data, { meta }) =>
    void contractOf(dossier, data).milestones.set(data.milestone, {
      ...contractOf(dossier, data).milestones.get(data.milestone),
      reportedBy: meta.actor.person,
      verified: false,
    }),
});

/** The supplier of a contract in force says that a milestone is reached, with the evidence for it. */
export const reportMilestone = act({
  name: 'ReportMilestone',
  scope: 'milestone',
  label: say('报告里程碑', 'Report a milestone'),
  addresses: [at(`${C}/milestones/{milestone}/report`)],
  input: report,
  events: [MilestoneReported],
  standing: (dossier, { contract }, occasion) =>
    broken(contractIs(dossier, contract, 'signed'), notOwnContract(dossier, contract, occasion)),
  decide: (_, { contract: _contract, milestone: _milestone, ...input }) => [MilestoneReported.of(input)],
});
